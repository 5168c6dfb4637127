import { pageNames } from '../state/page-name.js';
import { pageLink } from './navigation.js';
import { pageTexts } from './page-texts.js';

const cards = pageNames.filter((name) => name !== 'start');

/** Where one lands: what there is, a card for each page. */
export function StartPage() {
  return (
    <>
      <header class="story">
        <h1>Small networks for signals</h1>
        <p>
          linnet trains networks that are small enough for a chip beside an analogue input. Everything here is computed
          in this page, in seconds, and nothing leaves your machine. Open a page, press Train, change something, train
          again; then take the network with you as a file.
        </p>
        <p>
          The address of a page holds its data, its network and its seeds: whoever opens it trains the same network, to
          the bit.
        </p>
      </header>
      <ul class="cards">
        {cards.map((name) => (
          <li key={name} class="card">
            <h2>
              <a href={pageLink(name)}>{pageTexts[name].name}</a>
            </h2>
            <p>{pageTexts[name].about}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
