import type { FunctionComponent } from 'preact';
import { isTutorialName, type PageName } from '../state/page-name.js';
import { StartPage } from './start-page.js';

/** Loads the code of a page. The start page is there already. */
export async function loadPage(page: PageName): Promise<FunctionComponent> {
  if (isTutorialName(page)) {
    const { TutorialPage } = await import('../tutorials/tutorial-page.js');
    return () => <TutorialPage name={page} />;
  }
  switch (page) {
    case 'start':
      return StartPage;
    case 'playground':
      return (await import('../playground/playground-page.js')).PlaygroundPage;
    case 'instrument':
      return (await import('../instrument/instrument-page.js')).InstrumentPage;
  }
}
