/** Numbers for people, as the command and the reports write them. */
export { counted, countText, numberText, shareText } from '@linnet/recipes/descriptions';
