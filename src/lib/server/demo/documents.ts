import sharp from 'sharp';
import { storeFile } from '../files/files';
import { newId } from '../ids';
import { memberOf, type Places } from './boardWork';

/** Small real files of the demo: a picture, a PDF, a table, a text. Made here, so that nothing has to be shipped. */
interface DemoFile {
	space: string;
	by: string;
	name: string;
	/** Stored only after everybody had last looked, so that it is news. */
	isNews?: true;
	bytes: () => Promise<Buffer> | Buffer;
}

const counts: [street: string, lit: number, houses: number][] = [
	['Sanne & Daan', 13, 22],
	['Maya', 7, 9],
	['Ethan', 31, 40]
];

const demoFiles: DemoFile[] = [
	{ space: 'Team Poppy', by: 'student1.gunn', name: 'porch-lights.csv', bytes: () => Buffer.from(table()) },
	{ space: 'Team Poppy', by: 'student1.enschede', name: 'briefje.txt', bytes: () => Buffer.from(note) },
	{ space: 'Team Poppy', by: 'student2.gunn', name: 'porch lights chart.png', isNews: true, bytes: chart },
	{ space: 'common', by: 'teacher.enschede', name: 'Cool Block on one page.pdf', bytes: () => pdf(onePage) }
];

/** Puts the files into their spaces that were there before the news, or those that are news. */
export async function storeDemoFiles(world: Places, news: boolean): Promise<void> {
	for (const { space, by, name, isNews = false, bytes } of demoFiles) {
		if (isNews !== news) continue;
		await storeFile(await memberOf(world, by, space), { id: newId(), name }, await bytes());
	}
}

const note = [
	'Beste buren,',
	'',
	'Brandt jouw lamp bij de deur de hele nacht? Eén avond per week tellen wij ze, samen met een school in Palo Alto.',
	'Een lamp met een sensor doet hetzelfde werk, alleen korter.',
	'',
	'Team Poppy',
	''
].join('\n');

const onePage = [
	'Our street, your street',
	'',
	'1  Choose one street on each side of the ocean.',
	'2  Measure something you can count again in three weeks.',
	'3  Pick four actions. At least one has to cost nothing.',
	'4  Count again, and tell the others what surprised you.',
	'',
	'Hand in at the end of your own school day.'
];

function table(): string {
	return [['street', 'lit', 'houses'], ...counts].map((row) => row.join(',')).join('\n') + '\n';
}

/** Bars of the porch lights that were on. */
async function chart(): Promise<Buffer> {
	const bars = counts.map(([street, lit, houses], index) => {
		const y = 70 + index * 90;
		const width = Math.round((lit / houses) * 520);
		return `<text x="40" y="${y - 8}" font-size="20">${street.replace('&', '&amp;')}: ${lit} of ${houses}</text>
			<rect x="40" y="${y}" width="520" height="34" fill="#e8e4da"/><rect x="40" y="${y}" width="${width}" height="34" fill="#cc620a"/>`;
	});
	const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="340" font-family="sans-serif">
		<rect width="600" height="340" fill="#fbfaf7"/>${bars.join('')}</svg>`;
	return sharp(Buffer.from(drawing)).png().toBuffer();
}

/** A PDF of one page of text (ISO 32000-1, the least a reader asks for). Plain ASCII lines only. */
function pdf(lines: string[]): Buffer {
	const escaped = lines.map((line) => `(${line.replaceAll(/[\\()]/g, String.raw`\$&`)}) '`);
	const stream = `BT /F1 14 Tf 22 TL 72 770 Td ${escaped.join(' ')} ET`;
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
		`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
	];
	let text = '%PDF-1.4\n';
	const offsets = objects.map((object, index) => {
		const offset = text.length;
		text += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return offset;
	});
	const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
	const size = objects.length + 1;
	return Buffer.from(
		`${text}xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
		'latin1'
	);
}
