/**
 * The headers of every single response. Pages bring their own Content-Security-Policy (svelte.config.js), which takes
 * the place of this one; what is no page may load and do nothing. Imports nothing: start.ts runs it without a build.
 */
const always = {
	'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': [
		'accelerometer',
		'autoplay',
		'browsing-topics',
		'camera',
		'display-capture',
		'encrypted-media',
		'fullscreen',
		'geolocation',
		'gyroscope',
		'hid',
		'idle-detection',
		'local-fonts',
		'magnetometer',
		'microphone',
		'midi',
		'payment',
		'picture-in-picture',
		'publickey-credentials-get',
		'screen-wake-lock',
		'serial',
		'usb',
		'xr-spatial-tracking'
	]
		.map((feature) => `${feature}=()`)
		.join(', ')
};

/** Over https, browsers are told for a year never to try http here. */
export function responseHeaders(origin: string): Record<string, string> {
	if (!origin.startsWith('https://')) return always;
	return { ...always, 'strict-transport-security': 'max-age=31536000; includeSubDomains' };
}
