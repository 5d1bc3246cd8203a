// examples/kubernetes, judged by the schemas that Kubernetes publishes (its OpenAPI description, as
// the package kubernetes-models compiles it), and by what the README promises of them.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { parse, parseAllDocuments } from 'yaml';

const require = createRequire(import.meta.url);
const root = path.resolve(import.meta.dirname, '../../..');
// the compiled schemas, which the package's own classes wrap
const models = path.join(import.meta.dirname, 'node_modules/kubernetes-models/_schemas');
const folder = path.join(root, 'examples/kubernetes');
const read = (file) => readFileSync(path.join(folder, file), 'utf8');

const schemas = {
  'v1 ServiceAccount': 'IoK8sApiCoreV1ServiceAccount',
  'v1 Service': 'IoK8sApiCoreV1Service',
  'apps/v1 Deployment': 'IoK8sApiAppsV1Deployment',
  'batch/v1 CronJob': 'IoK8sApiBatchV1CronJob',
  'rbac.authorization.k8s.io/v1 Role': 'IoK8sApiRbacV1Role',
  'rbac.authorization.k8s.io/v1 RoleBinding': 'IoK8sApiRbacV1RoleBinding',
};

/** Shows an object to a validator, and notes each field that it never looks at: it knows no such. */
function observed(value, place, unread) {
  if (typeof value !== 'object' || value === null) return value;
  const children = {};
  for (const [key, child] of Object.entries(value)) {
    const here = `${place}/${key}`;
    unread.add(here);
    children[key] = observed(child, here, unread);
  }
  return new Proxy(Array.isArray(value) ? Object.values(children) : children, {
    get(target, key) {
      unread.delete(`${place}/${String(key)}`);
      return target[key];
    },
  });
}

/** All that the schema has against a manifest. */
function faults(manifest) {
  const name = schemas[`${manifest.apiVersion} ${manifest.kind}`];
  if (!name) return [`no schema of ${manifest.apiVersion} ${manifest.kind}`];
  const { validate } = require(path.join(models, `${name}.js`));
  const unread = new Set();
  const valid = validate(observed(manifest, '', unread));
  return [
    ...(valid ? [] : validate.errors).map((e) => `${e.instancePath}: ${e.keyword} ${JSON.stringify(e.params)}`),
    ...[...unread].map((place) => `${place}: unknown`),
  ];
}

const kustomization = parse(read('kustomization.yaml'));
const manifests = kustomization.resources.flatMap((file) =>
  parseAllDocuments(read(file)).map((document) => {
    assert.deepEqual(document.errors, [], file);
    return document.toJS();
  }),
);
const one = (kind) => {
  const found = manifests.filter((manifest) => manifest.kind === kind);
  assert.equal(found.length, 1, kind);
  return structuredClone(found[0]);
};
const pods = {
  server: one('Deployment').spec.template,
  rotation: one('CronJob').spec.jobTemplate.spec.template,
};
const settings = Object.fromEntries(
  kustomization.configMapGenerator.map(({ name, envs }) => [
    name,
    Object.fromEntries(
      envs
        .flatMap((file) => read(file).split('\n'))
        .filter((line) => line && !line.startsWith('#'))
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    ),
  ]),
);
const environment = ({ spec }) =>
  Object.assign({}, ...spec.containers[0].envFrom.map(({ configMapRef }) => settings[configMapRef.name]));

test('the schemas have nothing against any of them', () => {
  for (const manifest of manifests) {
    assert.deepEqual(faults(manifest), [], `${manifest.kind} ${manifest.metadata.name}`);
  }
});

test('the schemas find what is misspelt, missing or of another type', () => {
  const misspelt = one('Deployment');
  misspelt.spec.template.spec.enableServiceLink = false;
  assert.deepEqual(faults(misspelt), ['/spec/template/spec/enableServiceLink: unknown']);

  const other = one('CronJob');
  other.spec.concurrencyPolicy = 'Never';
  delete other.spec.schedule;
  other.spec.jobTemplate.spec.backoffLimit = '0';
  const found = faults(other).join('\n');
  assert.match(found, /concurrencyPolicy: enum/);
  assert.match(found, /missingProperty":"schedule"/);
  assert.match(found, /backoffLimit: type/);
});

test('they go into any namespace, and hold no secret', () => {
  for (const manifest of manifests) {
    assert.equal(manifest.metadata.namespace, undefined);
    assert.notEqual(manifest.kind, 'Secret');
  }
});

test('no pod has more rights than it needs', () => {
  for (const [name, { spec }] of Object.entries(pods)) {
    assert.equal(spec.enableServiceLinks, false, name);
    assert.equal(spec.securityContext.runAsNonRoot, true, name);
    for (const container of spec.containers) {
      assert.deepEqual(
        container.securityContext,
        { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
        name,
      );
      assert.ok(container.resources.limits.memory, name);
    }
  }
  assert.equal(pods.server.spec.automountServiceAccountToken, false);
  assert.deepEqual(one('Role').rules, [
    { apiGroups: [''], resources: ['secrets'], resourceNames: ['twilio-credentials'], verbs: ['get', 'patch'] },
  ]);
});

test('what is referred to is there', () => {
  const account = one('ServiceAccount').metadata.name;
  assert.equal(pods.rotation.spec.serviceAccountName, account);
  assert.deepEqual(one('RoleBinding').subjects, [{ kind: 'ServiceAccount', name: account }]);
  assert.equal(one('RoleBinding').roleRef.name, one('Role').metadata.name);
  const labels = pods.server.metadata.labels;
  assert.deepEqual(one('Deployment').spec.selector.matchLabels, labels);
  assert.deepEqual(one('Service').spec.selector, labels);
  const images = kustomization.images.map(({ name }) => name);
  for (const { spec } of Object.values(pods)) {
    const [container] = spec.containers;
    assert.ok(images.includes(container.image), container.image);
    container.envFrom.forEach(({ configMapRef }) => assert.ok(settings[configMapRef.name], configMapRef.name));
    const volumes = spec.volumes.map(({ name }) => name);
    container.volumeMounts.forEach(({ name }) => assert.ok(volumes.includes(name), name));
    const ports = (container.ports ?? []).map(({ name }) => name);
    const probes = ['startupProbe', 'readinessProbe', 'livenessProbe'].flatMap((probe) => container[probe] ?? []);
    probes.forEach(({ httpGet }) => assert.ok(ports.includes(httpGet.port)));
  }
  assert.equal(one('Service').spec.ports[0].targetPort, 'http');
});

test('the rotation writes the Secret that the servers mount, as a folder', () => {
  const mount = ({ spec }, name) => spec.containers[0].volumeMounts.find((found) => found.name === name);
  const secret = ({ spec }, name) => spec.volumes.find((found) => found.name === name).secret.secretName;
  const { args } = pods.rotation.spec.containers[0];

  assert.equal(secret(pods.server, 'credentials'), args[args.indexOf('--secret') + 1]);
  assert.deepEqual(one('Role').rules[0].resourceNames, [secret(pods.server, 'credentials')]);
  assert.deepEqual(mount(pods.server, 'credentials'), {
    name: 'credentials',
    mountPath: path.dirname(environment(pods.server).TWILIO_API_CREDENTIALS_LOCATION),
    readOnly: true,
  });
  assert.equal(path.basename(environment(pods.server).TWILIO_API_CREDENTIALS_LOCATION), 'credentials');
  assert.equal(mount(pods.rotation, 'auth').mountPath, path.dirname(environment(pods.rotation).TWILIO_AUTH_TOKEN_LOCATION));
  for (const key of ['TWILIO_ACCOUNT_SID', 'TWILIO_KEYS_LAG']) {
    assert.equal(environment(pods.server)[key], environment(pods.rotation)[key]);
  }
});

test('one rotation runs at a time, and ends', () => {
  const { spec } = one('CronJob');
  assert.equal(spec.concurrencyPolicy, 'Forbid');
  assert.equal(spec.jobTemplate.spec.backoffLimit, 0);
  assert.equal(spec.jobTemplate.spec.template.spec.restartPolicy, 'Never');
  assert.ok(spec.jobTemplate.spec.activeDeadlineSeconds < 3600);
});

test('the recipes copy what is in the tree, or what the build makes', () => {
  for (const file of ['server.Containerfile', 'rotate-keys.Containerfile']) {
    const copied = [...read(file).matchAll(/^COPY (.*) \S+$/gm)].flatMap(([, from]) => from.split(' '));
    assert.ok(copied.length > 1);
    for (const from of copied) {
      const made = from.split('/').includes('target') && !process.env.CI;
      assert.ok(made || existsSync(path.join(root, from)), from);
      assert.ok(read(`${file}.dockerignore`).split('\n').includes(`!${from.replace(/\/$/, '')}`), from);
    }
    assert.match(read(file), /^USER 10001:10001$/m);
  }
});
