// Load on the API as users make it: mostly reads, some writes. Thresholds are the objectives: P95 under 200 ms, errors
// under 0.1 %. Arrival rates are fixed, so that an API that gets slow is not asked more gently.
//
//   k6 run -e BASE_URL=https://staging.api.open-forge.example -e API_KEY="${OPEN_FORGE_API_KEY:?}" api-load.js
//
// The key needs engagements:read, engagements:write and data-sources:read. RATE is the number of requests a second, 80
// unless given: two api pods at the 40 that their autoscaler aims at. DURATION is how long it lasts at that rate.
import { sleep } from 'k6';
import exec from 'k6/execution';
import {
  api, call, configure, createEngagement, deleteEngagement, deleteEngagements, must, runName, summary, version,
} from './lib/client.js';

configure();

const rate = Number(__ENV.RATE || 80);
const duration = __ENV.DURATION || '10m';
// A write is three requests: create, replace, delete.
const writes = Math.max(1, Math.round((rate * 0.1) / 3));
const reads = rate - 3 * writes;

export const options = {
  scenarios: {
    reads: {
      executor: 'ramping-arrival-rate',
      exec: 'read',
      startRate: Math.ceil(reads / 10),
      timeUnit: '1s',
      // A second for each request, and four before k6 itself is the limit.
      preAllocatedVUs: reads,
      maxVUs: reads * 4,
      stages: [
        { duration: '2m', target: reads },
        { duration, target: reads },
      ],
    },
    writes: {
      executor: 'constant-arrival-rate',
      exec: 'write',
      rate: writes,
      timeUnit: '1s',
      startTime: '2m',
      duration,
      preAllocatedVUs: writes * 3,
      maxVUs: writes * 12,
    },
  },
  thresholds: {
    // By scenario: what setup and teardown ask is not load.
    'http_req_duration{scenario:reads}': ['p(95)<200'],
    'http_req_duration{scenario:writes}': ['p(95)<200'],
    'http_req_failed{scenario:reads}': ['rate<0.001'],
    'http_req_failed{scenario:writes}': ['rate<0.001'],
    'checks{scenario:reads}': ['rate>0.999'],
    'checks{scenario:writes}': ['rate>0.999'],
    // The load was really made.
    dropped_iterations: ['count<1'],
  },
  setupTimeout: '2m',
  teardownTimeout: '10m',
};

export function setup() {
  const run = runName();
  const engagements = [];
  for (let number = 0; number < 20; number += 1) {
    engagements.push(must(createEngagement(run, number), 'no engagement could be made').id);
  }
  return { run, engagements, version: version() };
}

// Shares of 100. What is drawn is the address; the name has the placeholder.
const mix = [
  [30, () => ['/engagements?page=1&page_size=20', '/engagements']],
  [25, (id) => [`/engagements/${id}`, '/engagements/{engagementId}']],
  [10, (id) => [`/engagements/${id}/activities?page=1&page_size=20`, '/engagements/{engagementId}/activities']],
  [5, (id) => [`/engagements/${id}/stats`, '/engagements/{engagementId}/stats']],
  [10, (id) => [`/agents/tasks?engagement_id=${id}&page=1&page_size=20`, '/agents/tasks']],
  [8, () => ['/pipelines?page=1&page_size=20', '/pipelines']],
  [5, () => ['/data-sources?page=1&page_size=20', '/data-sources']],
  [5, () => ['/approvals?status=pending&page=1&page_size=20', '/approvals']],
  [2, () => ['/reviews/stats', '/reviews/stats']],
];

export function read({ engagements }) {
  const id = engagements[Math.floor(Math.random() * engagements.length)];
  let drawn = Math.random() * 100;
  const [, address] = mix.find(([share]) => (drawn -= share) < 0) || mix[0];
  const [path, name] = address(id);
  call('GET', api(path), { name: api(name) });
}

export function write({ run }) {
  const name = `w${exec.scenario.iterationInTest}`;
  const created = createEngagement(run, name);
  if (created.status !== 201) return;
  const { id } = created.json();
  call('PUT', api(`/engagements/${id}`), {
    name: api('/engagements/{engagementId}'),
    body: {
      name: `${run} ${name}`,
      objective: 'Replaced by a load test and deleted at its end.',
      priority: 'low',
      tags: ['load-test', run],
    },
  });
  deleteEngagement(id);
}

export function teardown({ run, engagements }) {
  engagements.forEach(deleteEngagement);
  // What is left comes from writes that were cut off in the middle. Lists may be five seconds old.
  sleep(6);
  deleteEngagements(run);
}

export function handleSummary(data) {
  return summary(data, 'api-load', [
    ['http_reqs', 'rate', 1],
    ['http_req_duration{scenario:reads}', 'p(95)', 0],
    ['http_req_duration{scenario:writes}', 'p(95)', 0],
    ['http_req_failed{scenario:reads}', 'rate', 5],
    ['http_req_failed{scenario:writes}', 'rate', 5],
  ]);
}
