import type { Floats } from '@linnet/core';

/** How the values of an op whose last axis is its channels, and everything before it places, are taken together. */
export interface Grouping {
  readonly channels: number;
  /** The group of a value is `place * placeStep + channel * channelStep`. */
  readonly placeStep: number;
  readonly channelStep: number;
}

/** All values of a channel are a group. */
export const byChannel = (channels: number): Grouping => ({ channels, placeStep: 0, channelStep: 1 });

/** All values of a place are a group. */
export const byPlace = (channels: number): Grouping => ({ channels, placeStep: 1, channelStep: 0 });

/** How many values each group has among so many places. */
export const sizeOfGroup = ({ channels, placeStep }: Grouping, places: number): number =>
  placeStep === 0 ? places : channels;

/** Writes the mean and the mean squared deviation of each group of the first places. */
export function measureMoments(
  means: Floats,
  variances: Floats,
  values: Floats,
  grouping: Grouping,
  places: number,
): void {
  const { channels, placeStep, channelStep } = grouping;
  const count = sizeOfGroup(grouping, places);
  means.fill(0);
  variances.fill(0);
  for (let place = 0, index = 0; place < places; place++) {
    for (let channel = 0; channel < channels; channel++, index++) {
      const group = place * placeStep + channel * channelStep;
      means[group] = (means[group] as number) + (values[index] as number);
    }
  }
  for (let group = 0; group < means.length; group++) means[group] = (means[group] as number) / count;
  for (let place = 0, index = 0; place < places; place++) {
    for (let channel = 0; channel < channels; channel++, index++) {
      const group = place * placeStep + channel * channelStep;
      const deviation = (values[index] as number) - (means[group] as number);
      variances[group] = (variances[group] as number) + deviation * deviation;
    }
  }
  for (let group = 0; group < variances.length; group++) variances[group] = (variances[group] as number) / count;
}
