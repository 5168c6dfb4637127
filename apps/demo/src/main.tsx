import { render } from 'preact';
import { App } from './app/app.js';
import { keepSite } from './offline/keep-site.js';
import './ui/style.css';

const root = document.getElementById('app');
if (root !== null) {
  root.replaceChildren();
  render(<App />, root);
}
keepSite();
