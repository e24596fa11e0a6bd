import { type Application } from 'express';

interface RouteLayer {
  route?: { path: string; methods: Record<string, boolean> };
}

/** Every route that the application has, such as `GET /v1/runs/:run_id`, besides those of the documentation. */
export function routesOf(application: Application): string[] {
  const layers = application.router.stack as unknown as RouteLayer[];
  return layers.flatMap(({ route }) => {
    if (!route || /^\/docs\b/.test(route.path)) return [];
    return Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`);
  });
}
