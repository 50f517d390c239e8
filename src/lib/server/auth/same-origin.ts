import { siteOrigin } from './origin';

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether a request may be looked at: one that can change something must name this site as its Origin, whatever its
 * content type. All browsers we serve send Origin with every such request; who leaves it out is refused.
 */
export function isSameOrigin(request: Request, url: URL): boolean {
	return safeMethods.includes(request.method) || request.headers.get('origin') === siteOrigin(url.origin);
}
