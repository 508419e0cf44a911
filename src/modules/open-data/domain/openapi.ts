/** The machine-readable description of every public JSON address, OpenAPI 3.1. A test holds it against the routes that exist. */

const problem = {
  description: 'What was wrong, as problem JSON (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

export const openApiDocument = {
  openapi: '3.1.0',
  info: {
    title: 'Cầu Số',
    version: '1',
    summary: 'Public data of a programme for the digital transformation of small firms',
    description:
      'Everything here is public and needs no key. Answers are JSON in UTF-8; errors are problem JSON with a stable code.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/' }],
  tags: [
    { name: 'places', description: 'Provinces and communes, in force and former, by versioned id' },
    { name: 'service', description: 'The state of this service' },
  ],
  paths: {
    '/api/v1/localities': {
      get: {
        operationId: 'searchLocalities',
        tags: ['places'],
        summary: 'Find provinces and communes by any spelling',
        description:
          'Marks are not needed: `thanh hoa` finds Thanh Hóa. Former places answer with what they became; a divided commune has several successors.',
        parameters: [
          {
            name: 'q',
            in: 'query',
            required: true,
            description: 'Part of a name, at most 120 characters',
            schema: { type: 'string', maxLength: 120 },
          },
          {
            name: 'level',
            in: 'query',
            description: 'Only these levels; may be repeated',
            schema: {
              type: 'array',
              items: { type: 'string', enum: ['province', 'former-province', 'commune', 'former-commune'] },
            },
          },
          {
            name: 'province',
            in: 'query',
            description: 'Only inside this province, e.g. `vn-2025-38`',
            schema: { type: 'string', pattern: '^vn-(2025|gso)-\\d{2}$' },
          },
          {
            name: 'limit',
            in: 'query',
            description: 'Most results, 1 to 50',
            schema: { type: 'integer', minimum: 1, maximum: 50 },
          },
        ],
        responses: {
          '200': {
            description: 'Matches, best first',
            content: { 'application/json': { schema: { type: 'object' } } },
          },
          '400': problem,
        },
      },
    },
    '/healthz': {
      get: {
        operationId: 'readHealth',
        tags: ['service'],
        summary: 'Whether the process lives',
        description: 'Answers as soon as the process listens.',
        responses: {
          '200': {
            description: 'It lives',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Status' } } },
          },
        },
      },
    },
    '/readyz': {
      get: {
        operationId: 'readReadiness',
        tags: ['service'],
        summary: 'Whether the service is ready for work',
        description: 'Ready when the database answers and the content is loaded.',
        responses: {
          '200': {
            description: 'Ready',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Status' } } },
          },
          '503': {
            description: 'Not yet, or the database does not answer',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Status' } } },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Status: {
        type: 'object',
        required: ['status'],
        properties: { status: { type: 'string' }, database: { type: 'string', enum: ['pglite', 'postgres'] } },
      },
      Problem: {
        type: 'object',
        required: ['type', 'status', 'code', 'requestId'],
        properties: {
          type: { type: 'string' },
          status: { type: 'integer' },
          code: { type: 'string' },
          requestId: { type: 'string', format: 'uuid' },
        },
      },
    },
  },
} as const;
