import { type Application } from 'express';

interface RouteLayer {
  match(path: string): boolean;
  route?: { methods: Record<string, boolean> };
}

/** The methods that some route takes at `path`, in capitals; none where there is no such route. */
export function allowedMethods(application: Application, path: string): string[] {
  const layers = application.router.stack as unknown as RouteLayer[];
  const methods = new Set<string>();
  for (const layer of layers) {
    if (!layer.route || !matches(layer, path)) continue;
    for (const method of Object.keys(layer.route.methods))
      if (method !== '_all') methods.add(method.toUpperCase());
    // Express answers HEAD wherever it answers GET.
    if (methods.has('GET')) methods.add('HEAD');
  }
  return [...methods].sort();
}

/** A path that cannot be decoded matches nothing. */
function matches(layer: RouteLayer, path: string): boolean {
  try {
    return layer.match(path);
  } catch {
    return false;
  }
}
