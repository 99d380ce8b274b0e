import { describe, expect, test } from 'vitest';
import { areaKey } from './area-key.js';

describe('areas that are one', () => {
  test.each([
    ['Ældre', 'ældre', 'Ældreområdet', 'Ældre-området', 'ældre området', 'Ældreforvaltningen', 'Aeldreomraadet', 'Område Ældre'],
    ['Sundhed og Ældre', 'Sundhed & Ældre', 'sundhed og ældre', 'Sundhed og ældreområdet', 'Center for Sundhed og Ældre'],
    ['Børn og Unge', 'Børne- og Ungeforvaltningen', 'Børn & Unge', 'Børne og ungeområdet', 'Direktørområdet for Børn og Unge'],
    ['Sundhed', 'Sundhedsområdet', 'Sundhedsafdelingen', 'Sundhedscentret', 'Sundhedscenteret', 'Center for Sundhed'],
    ['Dagtilbud', 'dagtilbudsområdet', 'Dagtilbudsforvaltningen'],
    ['Beskæftigelse', 'Beskæftigelsesforvaltningen'],
    ['HR', 'hr'],
  ])('%s', (...names) => {
    expect(new Set(names.map(areaKey)).size).toBe(1);
  });
});

test('areas that are others', () => {
  const names = [
    'Ældre',
    'Ældre og Sundhed',
    'Sundhed og Ældre',
    'Ældreplejen',
    'Børn',
    'Unge',
    'Børn og Unge',
    'Børn og Familie',
    'Skole',
    'Dagtilbud',
    'Området',
    'Forvaltningen',
    'Stab',
    'Jobcentret',
    'Teknik og Miljø',
    'HR',
    'HR-afdelingen i Nord',
  ];
  expect(new Set(names.map(areaKey)).size).toBe(names.length);
});
