/** What the YAML documents of a catalogue may say: strict schemas, so that a misspelt key is refused and not ignored. */
import { z } from 'zod';
import { SHEETS } from '#domain/catalogue/catalogue.js';
import { isPeriod } from '#domain/period/period.js';
import { UNIT_TYPES, type UnitType } from '#domain/unit/unit.js';

const text = z.strictObject({
  zh: z.string('the Chinese text is missing').trim().min(1, 'the Chinese text is missing'),
  en: z.string('the English text is missing').trim().min(1, 'the English text is missing'),
});
const period = z.string().refine(isPeriod, 'not a period; write it like 2026Q3');
const elementCode = z.string().regex(/^[A-Z]\d{2}[a-z]?$/, 'an element code is a letter and two digits, like M09 or L07a');
const ruleCode = z.string().regex(/^[HW]\d{2}$/, 'a rule code is H or W and two digits');
const indicatorCode = z
  .string()
  .regex(/^[A-Z]{3}\d{2}(\.[a-z0-9]+)?$/, 'an indicator code is three letters and two digits, a sub-code adds .name');
const expression = z.string().trim().min(1);
const time = z.enum(['stock', 'flow', 'ytd']);
const values = z.record(elementCode, z.union([z.number(), z.string(), z.null()]));
const numbers = z.record(elementCode, z.number());
const unitTypes = Object.keys(UNIT_TYPES) as [UnitType, ...UnitType[]];

const citations = z
  .array(
    z.union([
      z.string().min(1),
      z.strictObject({
        tag: z.string().min(1),
        article: z.string().regex(/^\d+$/, 'an article is a number').optional(),
        note: text.optional(),
      }),
    ]),
    'a list of tags of sources.yaml',
  )
  .min(1, 'name what it rests on');

/** `address`: where the text was read; kept for those who keep the catalogue, not shown. */
export const sourcesSchema = z.record(
  z.string().regex(/^[A-Z][A-Z0-9]*$/, 'a tag is written in capitals'),
  z.strictObject({ ...text.shape, address: z.string().optional() }),
);

export const headSchema = z.strictObject({
  version: z.string().min(1),
  effective_from: period,
  title: text,
  sheets: z.array(z.strictObject({ code: z.enum(SHEETS), name: text })).length(SHEETS.length),
  unit_groups: z.record(z.string(), z.array(z.enum(unitTypes, 'unknown unit type')).min(1)),
  bands: z.array(z.strictObject({ code: z.string(), name: text, from: z.number(), to: z.number().nullable().default(null) })).min(1),
});

const prefill = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('tree') }),
  z.strictObject({ by: z.literal('carry'), from: elementCode, editable: z.boolean().optional() }),
  z.strictObject({ by: z.literal('formula'), expression, formula: z.string().min(1) }),
]);

export const elementsSchema = z.array(
  z.strictObject({
    code: elementCode,
    sheet: z.enum(SHEETS, 'unknown sheet'),
    row: z.int().positive(),
    name: text,
    help: text,
    type: z.enum(['integer', 'decimal']),
    scale: z.int().min(0).max(4).default(0),
    step: z.number().positive().optional(),
    time,
    unit: text,
    min: z.number(),
    max: z.number(),
    applies_to: z.array(z.string()).min(1),
    prefill: prefill.optional(),
    allows_not_applicable: z.boolean().default(false),
    bureau_total_only: z.boolean().default(false),
  }),
);

/** An example of a cell rule's check: `result` of `holds`, null where an operand is missing. */
const checkExample = z.strictObject({
  period: period.optional(),
  values: numbers.default({}),
  previous: numbers.optional(),
  year_ago: numbers.optional(),
  result: z.boolean().nullable(),
  expected: z.number().optional(),
});

/** An example of a rule that is code: the return it is asked about and the elements it must name (`*`: the whole return). */
const ruleExample = z.strictObject({
  period: period.optional(),
  values: values.default({}),
  previous: numbers.optional(),
  history: z.array(numbers.nullable()).optional(),
  context: z
    .strictObject({
      period_open: z.boolean().optional(),
      unit_active: z.boolean().optional(),
      parent_valid: z.boolean().optional(),
      submitted_late: z.boolean().optional(),
      returned_count: z.int().optional(),
      peers: z.record(indicatorCode, z.strictObject({ n: z.int(), median: z.number(), mad: z.number() })).optional(),
    })
    .default({}),
  finds: z.array(z.string()),
});

export const rulesSchema = z.array(
  z.strictObject({
    code: ruleCode,
    kind: z.enum(['cell', 'system', 'peer', 'ballot', 'published']),
    name: text,
    source: citations,
    parameters: z.record(z.string(), z.union([z.number(), z.array(z.string())])).default({}),
    checks: z
      .array(
        z.strictObject({
          at: elementCode,
          severity: z.enum(['error', 'warning']).optional(),
          holds: expression,
          message: text,
          expected: expression.optional(),
          expected_text: text.optional(),
          examples: z.array(checkExample).min(1, 'a check needs examples'),
        }),
      )
      .default([]),
    messages: z.record(z.string(), z.strictObject({ message: text, expected_text: text.optional() })).default({}),
    examples: z.array(ruleExample).default([]),
  }),
);

const target = z.strictObject({
  kind: z.enum(['fixed', 'pace', 'range', 'per']),
  value: z.number().optional(),
  pace: z.tuple([z.number(), z.number(), z.number(), z.number()], 'a pace is four numbers, one a quarter').optional(),
  range: z.tuple([z.number(), z.number()], 'a range is two numbers').optional(),
  per: expression.optional(),
  span: z.enum(['quarter', 'cumulative']),
  source: text,
});

const filing = z.strictObject({
  due: z.int(),
  submitted: z.int(),
  onTime: z.int(),
  late: z.int(),
  acceptedFirstTime: z.int(),
  returned: z.int(),
});

/** One of: values of a return; `quarters` of the year from Q1 on with their cumulative value; a filing record. */
const indicatorExample = z.strictObject({
  period: period.optional(),
  values: numbers.optional(),
  previous: numbers.optional(),
  quarters: z.array(numbers).optional(),
  cumulative: z.number().optional(),
  filing: filing.optional(),
  numerator: z.number().nullable().optional(),
  denominator: z.number().nullable().optional(),
  value: z.number().nullable().optional(),
});

export const indicatorsSchema = z.array(
  z.strictObject({
    code: indicatorCode,
    parent: indicatorCode.optional(),
    name: text,
    kind: z.enum(['ratio', 'count', 'node', 'difference', 'system', 'ballot']),
    unit: text,
    decimals: z.int().min(0).max(4),
    direction: z.enum(['up', 'down', 'neutral', 'range']),
    time,
    cumulation: z.enum(['sum_over_sum', 'sum_over_last', 'last', 'none']).optional(),
    numerator: expression.optional(),
    denominator: expression.optional(),
    of: z.tuple([indicatorCode, indicatorCode]).optional(),
    system: z.string().optional(),
    to_do: text.optional(),
    bureau_total_only: z.boolean().default(false),
    target: target.optional(),
    source: citations,
    formula: text,
    examples: z.array(indicatorExample).min(1, 'an indicator needs examples'),
  }),
);

/** An example of a grade or a light: `null` carries none. */
const tally = { met: z.int().min(0), judged: z.int().min(0), thin: z.boolean().default(false) };

/** One mapping, not a list: the rules by which units are graded, lit and listed. */
export const appraisalSchema = z.strictObject({
  grades: z
    .array(z.strictObject({ code: z.string().regex(/^[A-Z]$/, 'a grade is one capital letter'), name: text, from: z.number() }))
    .min(2),
  fewest_judged: z.int().positive(),
  lights: z.strictObject({ green: z.number().max(100), yellow: z.number().positive() }),
  lagging: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[a-z][a-z_]*$/, 'a situation is named in small letters, like vacant_secretary'),
        name: text,
        indicator: indicatorCode,
        below: z.number().optional(),
        above: z.number().optional(),
        examples: z.array(z.strictObject({ value: z.number().nullable(), holds: z.boolean() })).min(1, 'a situation needs examples'),
      }),
    )
    .min(1),
  // As many as the address of the page tells apart.
  quotas: z.array(z.int().min(1, 'a quota is 1, 2 or 3').max(3, 'a quota is 1, 2 or 3')).min(1),
  outliers: z.strictObject({ deviations: z.number().positive(), min_peers: z.int().min(3), min_denominator: z.int().positive() }),
  surge: z.strictObject({ last_month: z.number().min(0).max(100), regularity: z.number().min(0).max(1) }),
  source: citations,
  examples: z.strictObject({
    grades: z.array(z.strictObject({ ...tally, grade: z.string().nullable() })).min(1, 'grades need examples'),
    lights: z.array(z.strictObject({ ...tally, light: z.enum(['green', 'yellow', 'red']).nullable() })).min(1, 'lights need examples'),
  }),
});

export type SourcesDefinition = z.infer<typeof sourcesSchema>;
export type CitationDefinition = z.infer<typeof citations>[number];
export type HeadDefinition = z.infer<typeof headSchema>;
export type ElementDefinition = z.infer<typeof elementsSchema>[number];
export type RuleDefinition = z.infer<typeof rulesSchema>[number];
export type CheckDefinition = RuleDefinition['checks'][number];
export type IndicatorDefinition = z.infer<typeof indicatorsSchema>[number];
export type AppraisalDefinition = z.infer<typeof appraisalSchema>;
