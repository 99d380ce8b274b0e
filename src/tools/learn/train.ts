import { brotliCompressSync } from 'node:zlib';
import { type Vector, vectorsBy } from '../../capabilities/ask/features.js';
import type { Model } from '../../capabilities/ask/model.js';
import type { Phrasings } from '../../capabilities/ask/nearest.js';
import { vocabularyOf } from '../../capabilities/ask/vocabulary.js';
import type { Language } from '../../core/language.js';
import { wordsOf } from '../../core/words.js';
import { featuresOf } from './features.js';

/** A feature that fewer examples have is more likely chance than sense. */
const leastUses = 2;
const epochs = 12;
/** The weights are the mean over the last epochs of some descents, each in its own order: which example pushed last should not tell. */
const averaged = 6;
const descents = 3;
const rate = 0.5;
const decay = 1e-4;
const biasRate = 0.01;
/** An error this small changes nothing worth the time. */
const negligible = 1e-3;

interface Example extends Vector {
  readonly topic: number;
}

/** Learns to tell the topics of these phrasings apart: softmax regression by AdaGrad. The same phrasings give the same result. */
export function train(phrasings: Phrasings, language: Language): Omit<Model, 'of' | 'topics'> {
  const texts = Object.values(phrasings).flatMap((p, topic) => p[language].map((text) => ({ topic, text })));
  const vocabulary = vocabularyOf(
    texts.map(({ text }) => text),
    language,
    leastUses,
  );
  const counts = new Map<string, number>();
  for (const { text } of texts) for (const { name } of featuresOf(text, vocabulary)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts.keys()].filter((name) => (counts.get(name) ?? 0) >= leastUses).sort();
  const uses = names.map((name) => counts.get(name) ?? 0);
  const vectorOf = vectorsBy(vocabulary, { ids: new Map(names.map((name, id) => [name, id])), uses, examples: texts.length });
  const examples = texts.map(({ topic, text }): Example => ({ topic, ...vectorOf(wordsOf(text)) }));
  const { weights, biases } = descend(examples, names.length, Object.keys(phrasings).length);
  const largest = weights.reduce((most, w) => Math.max(most, Math.abs(w)), 0);
  const step = largest / 127;
  const bytes = Int8Array.from(weights, (w) => Math.round(w / step));
  return {
    features: names.join(' '),
    uses,
    examples: texts.length,
    biases: [...biases].map((b) => Number(b.toFixed(4))),
    step: Number(step.toPrecision(6)),
    weights: brotliCompressSync(Buffer.from(bytes.buffer)).toString('base64'),
  };
}

function descend(examples: readonly Example[], features: number, topics: number): { weights: Float64Array; biases: Float64Array } {
  const mean = { weights: new Float64Array(features * topics), biases: new Float64Array(topics) };
  for (let n = 1; n <= descents; n++) descent(examples, mean, n);
  return mean;
}

/** Adds its share to the mean. */
function descent(
  examples: readonly Example[],
  mean: { readonly weights: Float64Array; readonly biases: Float64Array },
  seed: number,
): void {
  const topics = mean.biases.length;
  const weights = new Float64Array(mean.weights.length);
  const squares = new Float64Array(mean.weights.length).fill(1e-6);
  const biases = new Float64Array(topics);
  const order = examples.map((_, i) => i);
  const random = sequence(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const i of order) {
      const example = examples[i];
      if (example) learn(example);
    }
    if (epoch >= epochs - averaged) {
      addTo(mean.weights, weights);
      addTo(mean.biases, biases);
    }
  }

  function learn({ topic, ids, values }: Example): void {
    const probable = probabilities(ids, values);
    for (let k = 0; k < topics; k++) {
      const error = (probable[k] ?? 0) - (k === topic ? 1 : 0);
      if (Math.abs(error) < negligible) continue;
      for (const [i, id] of ids.entries()) {
        const at = id * topics + k;
        const gradient = error * (values[i] ?? 0) + decay * (weights[at] ?? 0);
        squares[at] = (squares[at] ?? 0) + gradient * gradient;
        weights[at] = (weights[at] ?? 0) - (rate * gradient) / Math.sqrt(squares[at] ?? 1);
      }
      biases[k] = (biases[k] ?? 0) - biasRate * error;
    }
  }

  function probabilities(ids: readonly number[], values: readonly number[]): Float64Array {
    const sums = Float64Array.from(biases);
    for (const [i, id] of ids.entries()) {
      const value = values[i] ?? 0;
      for (let k = 0; k < topics; k++) sums[k] = (sums[k] ?? 0) + value * (weights[id * topics + k] ?? 0);
    }
    const most = sums.reduce((a, b) => Math.max(a, b));
    const likely = sums.map((s) => Math.exp(s - most));
    const all = likely.reduce((a, b) => a + b, 0);
    return likely.map((l) => l / all);
  }
}

function addTo(mean: Float64Array, values: Float64Array): void {
  for (const [at, value] of values.entries()) mean[at] = (mean[at] ?? 0) + value / (averaged * descents);
}

/** Numbers from 0 to 1 that look random and are the same each time. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
}
