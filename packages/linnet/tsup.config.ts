import { library } from '../../tsup.base.ts';

export default library({ index: 'src/index.ts', plot: 'src/plot.ts', node: 'src/node.ts' });
