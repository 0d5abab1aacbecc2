// Load on pipelines: as many runs at once as the queue lets through, followed by polling as the portal does it. Measures
// the API, how long a run waits, and how long an empty run takes from its first step to its end.
//
//   k6 run -e BASE_URL=https://staging.api.open-forge.example -e API_KEY="${OPEN_FORGE_API_KEY:?}" pipeline-load.js
//
// The key needs engagements:read and engagements:write. PIPELINES is the number of pipelines that run at once, 10 unless
// given, which is max_concurrent_runs; ROUNDS is how often each of them runs, 3 unless given.
import { sleep } from 'k6';
import exec from 'k6/execution';
import { Rate, Trend } from 'k6/metrics';
import {
  api, call, configure, createEngagement, deleteEngagement, must, runName, summary, version,
} from './lib/client.js';

configure();

const pipelines = Number(__ENV.PIPELINES || 10);
const rounds = Number(__ENV.ROUNDS || 3);
const final = ['completed', 'failed', 'cancelled'];

const queued = new Trend('run_queued_seconds');
const active = new Trend('run_active_seconds');
const failed = new Rate('run_failed');

export const options = {
  scenarios: {
    runs: {
      executor: 'per-vu-iterations',
      exec: 'run',
      vus: pipelines,
      iterations: rounds,
      maxDuration: '30m',
      gracefulStop: '1m',
    },
    watching: {
      executor: 'constant-arrival-rate',
      exec: 'watch',
      rate: 10,
      timeUnit: '1s',
      duration: '5m',
      preAllocatedVUs: 10,
      maxVUs: 40,
    },
  },
  thresholds: {
    'http_req_duration{scenario:runs}': ['p(95)<200'],
    'http_req_duration{scenario:watching}': ['p(95)<200'],
    'http_req_failed{scenario:runs}': ['rate<0.001'],
    'http_req_failed{scenario:watching}': ['rate<0.001'],
    // With no more pipelines than places, a run waits for the daemon's next look and for its pod only.
    run_queued_seconds: ['p(95)<60'],
    run_failed: ['rate<0.001'],
    dropped_iterations: ['count<1'],
  },
  setupTimeout: '1m',
  teardownTimeout: '5m',
};

export function setup() {
  const run = runName();
  const engagement = must(createEngagement(run, 'pipelines'), 'no engagement could be made').id;
  return { run, engagement, version: version() };
}

// A virtual user keeps its pipeline: one runs once at a time.
let pipeline = null;

function createPipeline(run, engagement) {
  const created = call('POST', api('/pipelines'), {
    name: api('/pipelines'),
    expected: [201],
    body: {
      name: `${run}_${exec.vu.idInTest}`,
      engagement_id: engagement,
      description: 'Made by a load test and deleted at its end.',
      definition: {
        steps: [
          { key: 'numbers', kind: 'transform', config: { sql: 'SELECT 1 AS number' } },
          { key: 'check_numbers', kind: 'validate', depends_on: ['numbers'] },
        ],
      },
      enabled: false,
    },
  });
  return created.status === 201 ? created.json().id : null;
}

export function run({ run: name, engagement }) {
  pipeline = pipeline || createPipeline(name, engagement);
  if (!pipeline) return;
  const started = call('POST', api(`/pipelines/${pipeline}/runs`), {
    name: api('/pipelines/{pipelineId}/runs'),
    expected: [202],
    body: {},
  });
  if (started.status !== 202) return;

  let state = started.json();
  // Ten minutes; the documentation asks for five seconds between two polls.
  for (let poll = 0; poll < 120 && !final.includes(state.status); poll += 1) {
    sleep(5);
    const answer = call('GET', api(`/pipelines/${pipeline}/runs/${state.id}`), {
      name: api('/pipelines/{pipelineId}/runs/{runId}'),
    });
    if (answer.status === 200) state = answer.json();
  }

  failed.add(state.status !== 'completed');
  if (state.started_at) {
    queued.add((Date.parse(state.started_at) - Date.parse(state.created_at)) / 1000);
    if (state.completed_at) active.add((Date.parse(state.completed_at) - Date.parse(state.started_at)) / 1000);
  }
}

export function watch({ engagement }) {
  call('GET', api(`/pipelines?engagement_id=${engagement}&page=1&page_size=20`), { name: api('/pipelines') });
}

// Runs that go on are cancelled; a pipeline can be deleted when none does, an engagement when it has no pipelines.
export function teardown({ engagement }) {
  let left = [];
  for (let round = 0; round < 24; round += 1) {
    const page = call('GET', api(`/pipelines?engagement_id=${engagement}&page=1&page_size=100`), {
      name: api('/pipelines'),
    });
    left = page.status === 200 ? page.json().items : left;
    if (page.status === 200 && left.length === 0) break;
    left.forEach(({ id }) => {
      for (const status of ['queued', 'running']) {
        const runs = call('GET', api(`/pipelines/${id}/runs?status=${status}&page=1&page_size=100`), {
          name: api('/pipelines/{pipelineId}/runs'),
        });
        (runs.status === 200 ? runs.json().items : []).forEach((going) => {
          // 409: it ended meanwhile.
          call('POST', api(`/pipelines/${id}/runs/${going.id}/cancel`), {
            name: api('/pipelines/{pipelineId}/runs/{runId}/cancel'),
            expected: [200, 409],
          });
        });
      }
      // 409: steps have 30 seconds to stop.
      call('DELETE', api(`/pipelines/${id}`), {
        name: api('/pipelines/{pipelineId}'),
        expected: [204, 404, 409],
      });
    });
    sleep(5);
  }
  must(deleteEngagement(engagement), 'the engagement of the test is left over');
}

export function handleSummary(data) {
  return summary(data, 'pipeline-load', [
    ['http_req_duration{scenario:runs}', 'p(95)', 0],
    ['http_req_duration{scenario:watching}', 'p(95)', 0],
    ['run_queued_seconds', 'p(95)', 1],
    ['run_active_seconds', 'p(95)', 1],
    ['run_failed', 'rate', 5],
  ]);
}
