import { type RoutePolicy } from './policy.js';

/** What a policy lacks, or has too much. @param routes such as `GET /v1/runs/:run_id`. */
export function findPolicyFaults(
  routes: readonly string[],
  policy: Readonly<Record<string, RoutePolicy>>,
): string[] {
  const missing = routes.filter((route) => !Object.hasOwn(policy, route));
  const surplus = Object.keys(policy).filter((route) => !routes.includes(route));
  const vague = Object.entries(policy).filter(([route, { path = {} }]) => {
    const parts = [...route.matchAll(/:(\w+)/g)].map(([, name]) => name).sort();
    return parts.join() !== Object.keys(path).sort().join();
  });
  return [
    ...missing.map((route) => `${route} has no entry`),
    ...surplus.map((route) => `there is no ${route}`),
    ...vague.map(([route]) => `${route} does not say whose the parts of its path are`),
  ];
}
