// What the load tests share: requests with names and checks, the objects that they make, and the row for baselines.md.
import http from 'k6/http';
import exec from 'k6/execution';
import { check, fail, sleep } from 'k6';

const base = (__ENV.BASE_URL || '').replace(/\/+$/, '');
const key = __ENV.API_KEY || '';

// Called where a script is loaded, so that nothing starts with half a configuration.
export function configure() {
  if (!base || !key) {
    throw new Error('set both: k6 run -e BASE_URL=https://staging.api.open-forge.example -e API_KEY=...');
  }
  if (/^https?:\/\/api\.open-forge\.example(:|$)/.test(base)) {
    throw new Error('load tests never run against prod');
  }
}

// `name` groups requests whose addresses differ in identifiers only. `expected` lists the statuses that are no failure.
export function call(method, path, { body = null, name = path, expected = [200] } = {}) {
  const headers = { 'X-API-Key': key };
  if (body !== null) headers['Content-Type'] = 'application/json';
  const response = http.request(method, `${base}${path}`, body === null ? null : JSON.stringify(body), {
    headers,
    tags: { name: `${method} ${name}` },
    responseCallback: http.expectedStatuses(...expected),
    timeout: '30s',
  });
  if (response.status === 429) {
    exec.test.abort('answered with 429: switch the rate limits of this environment off first');
  }
  check(response, { [`${method} ${name}`]: (r) => expected.includes(r.status) });
  return response;
}

export const api = (path) => `/api/v1${path}`;

// Only what is there already when a test begins may use this: it ends the test.
export function must(response, what) {
  if (response.status < 200 || response.status > 299) {
    fail(`${what}: ${response.status} ${String(response.body).slice(0, 300)}`);
  }
  return response.status === 204 ? null : response.json();
}

// Letters, digits and underscores, so that it fits the names of pipelines too.
export function runName() {
  return `load_${Date.now().toString(36)}`;
}

export function version() {
  return must(call('GET', '/health'), 'the environment is not healthy').version;
}

export function createEngagement(run, suffix) {
  return call('POST', api('/engagements'), {
    name: api('/engagements'),
    expected: [201],
    body: {
      name: `${run} ${suffix}`,
      objective: 'Made by a load test and deleted at its end.',
      requires_approval: true,
      tags: ['load-test', run],
    },
  });
}

export function deleteEngagement(id) {
  // 404: deleted before. A draft without pipelines can be deleted.
  return call('DELETE', api(`/engagements/${id}`), {
    name: api('/engagements/{engagementId}'),
    expected: [204, 404],
  });
}

export function deleteEngagements(run) {
  for (let round = 0; round < 200; round += 1) {
    const page = call('GET', api(`/engagements?tag=${run}&page=1&page_size=100`), { name: api('/engagements') });
    const items = page.status === 200 ? page.json().items : [];
    if (items.length === 0) return;
    items.forEach((engagement) => deleteEngagement(engagement.id));
    // Lists may be five seconds old.
    sleep(1);
  }
  fail(`not everything with the tag ${run} could be deleted`);
}

// The row for baselines.md, and what was missed. `metrics` maps a column to [metric, value].
export function summary(data, script, metrics) {
  const missed = [];
  for (const [metric, { thresholds = {} }] of Object.entries(data.metrics)) {
    for (const [expression, { ok }] of Object.entries(thresholds)) {
      if (!ok) missed.push(`missed: ${metric} ${expression}\n`);
    }
  }
  const cells = metrics.map(([metric, value, digits]) => {
    const number = data.metrics[metric]?.values?.[value];
    return number === undefined ? 'none' : number.toFixed(digits);
  });
  const day = new Date().toISOString().slice(0, 10);
  const made = data.setup_data?.version || 'unknown';
  return {
    stdout: `\n${missed.join('')}| ${day} | ${made} | ${script} | ${cells.join(' | ')} |\n`,
  };
}
