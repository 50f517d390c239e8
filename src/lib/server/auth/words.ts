import type { Language } from '$lib/realtime/events';

/**
 * The words of one-time passwords: easy to read aloud, to copy from a slip and to type, fit for a school. Three to
 * seven letters a to z; none that sounds like another word or is used to call somebody names, and no two that differ
 * by a single letter, so that a typing mistake stays one (tests/unit/words.test.ts).
 */
export const words: Record<Language, readonly string[]> = {
	en: list(`
		acorn album almond alpine anchor ankle answer apple apricot april apron arch arrow artist aspen atlas atom autumn
		avocado award badge bagel baker balance balcony ballad ballet balloon bamboo banjo barley barrel basil basket
		beacon bell bench bicycle biscuit blanket blazer blossom boat bonus bookend boots border bottle bravo breeze brick
		bright bronze broom brush bubble bucket buckle buddy budget bugle bundle burrow button cabbage cabin cabinet
		cactus calm camera campus canal canoe canteen canvas canyon captain caramel caravan cargo carpet carton cashew
		castle celery cello cement chalk channel chapter chart cheddar cheer chess chimney chorus cinema circle circus
		citrus city clay cliff climate clock cloud clover coaster cobalt cobweb collar college column comet comfort
		compass concert cookie copper coral corner cosmic cotton courage cousin cradle crane crater crayon crisp crocus
		crown crumb crunch crystal cupcake curtain cushion custard cycle daisy dance daring decade deck delta denim
		dessert detail diagram dial diamond diary dinghy dinner dipper dolphin domino donut door dozen dragon drama drawer
		dream driver drum dusk eagle early earth easel easy echo eclipse effort eighty elastic elbow eleven ember emerald
		energy engine equator estate evening explore express fabric falcon fancy farmer fashion fender fern fiction field
		fifteen figure film finch fitness flag flannel flint float flora flower flute focus foggy folder forest fork
		fortune forward fossil frame freeway fresh friday friend frisbee frost fruit future gadget galaxy gallery gallon
		garage garden garlic gather gentle giraffe glacier glad glider glitter globe glow glue goggles gold golden grammar
		granite graph grass gravity greet grid grocery group grove guide guitar gutter habit hammer hammock handle happy
		harvest hazel hedge helmet herb heron hiking hinge hobby hockey holiday hollow honey hoodie hopeful horizon horn
		hotel house humble hundred hydrant iceberg icicle idea igloo indigo inkpot inside iris iron island ivory ivy
		january jasmine jelly jersey jewel jigsaw jogger joyful juice july jumper june jungle kayak kettle keyhole kind
		kitchen kite kiwi koala ladder lagoon lake lamp lantern laptop lark laser laundry lava lawn leaf ledger legend
		lemon length leopard lesson letter lever library lilac lily lime linen lion lively lobster locker lodge logic
		lotus lucky lunar lunch lyric magic magnet mansion maple marble marina market marlin marmot marsh mask meadow
		melody merry metal meteor mill mineral minnow mint mirror misty mitten modern modest molten moment monday monitor
		moon morning mosaic moss motor museum music napkin nature nearby nectar needle neon nest nimble noodle north novel
		number nutmeg oasis oatmeal oboe ocean october office olive omega omelet onion opal opera orange orbit orchard
		orchid origami ostrich otter outdoor outline oven owl oxygen oyster packet page painter palace pancake panda
		panther papaya paper parade parcel parrot parsley party passage pasta path patrol pattern peanut pearl pebble
		pelican pencil pepper perfect photo piano picnic picture pigeon pilot pine pioneer pizza planet plaster plate
		plaza poem poetry pollen polo pony popcorn poppy porch portal poster potato pottery powder prairie pretzel print
		prism prize pudding puddle pulley pumpkin puppet purple puzzle pyramid quality quarry quarter quartz quest quick
		quiet quill quiz rabbit radar radio radish raft rainbow raisin ranch rapid raven reader recipe record reef referee
		relay rescue resort ribbon rice riddle ridge ripple robin robot roller roof rose rotate round rover royal rugby
		ruler running rustic saddle saffron sailor salad salmon salt sandal satin saturn saucer savanna scale scarf
		scenery school science scooter scout script seagull season secret seed seven shadow sheriff shield shiny ship
		shirt shore shovel signal silk silver simple singer sketch skill sky sleeve slipper slogan smile smooth snow
		soccer social socket sofa solar solid sonnet soup south spark sparrow spice spinach spiral splash spoon sport
		spruce square squash stadium stamp staple star station statue steady stereo story stove straw stream street string
		studio sturdy subway sugar summer summit sundown sunny sunrise surface surfer sweater swift swim switch symbol
		syrup system table tadpole talent tango tape target teacup teapot tennis tent thimble thirty thread thunder ticket
		tiger timber toast toffee tomato topaz topic tornado toucan tower town tractor traffic trail travel treble tree
		trio tripod trolley trophy trout truck truffle trumpet tuesday tulip tundra tunnel turnip turtle tuxedo twelve
		twenty twin unicorn uniform unique unity update upper urban useful vacuum valley vanilla vase vector velvet
		venture vessel victory video village vinegar vintage viola violet violin vision visitor vivid volcano volume
		voyage waffle wagon walnut warm water wave weekend wheat wheel whistle wicker willow window winter wise wizard
		wonder wool world wrapper wren yacht yarn yellow yodel yogurt zebra zenith zero zesty zigzag zinc zone
	`),
	nl: list(`
		aalbes aardbei accent adres advies agenda album alfabet amandel ananas anker antenne antiek appel april arts atlas
		atleet atoom avond azijn baan badpak bagage bakker balans ballet ballon bamboe baret basis bazaar beeld beker
		belofte berg bestek beton beuk bezem bezoek biet biljart blad blauw blij bloem bloesem bodem boeket boot bord
		boter bouwer brasem brief bril brok brons brood brug bruin buiten bureau bus buurman buurt cabine cacao cactus
		camera camping caravan cello cement circus cirkel citroen collega concert contact cursus dal dans deeg dekbed
		deksel delta diamant dichter dijk dinsdag dobber dokter dolfijn domino dorp douche dromer droog drop druif druppel
		duim dynamo echo eend eerlijk eetzaal eland elf emmer energie enkel erwt etage etalage eten expert fabriek fagot
		fakkel fanfare feest fiets figuur film finale fjord flat flits folder fontein fornuis fossiel foto fruit galerij
		gang garage garnaal gazon gebak gebouw gedicht geel geheim geluid gember getal geur gids gieter giraf gitaar glans
		globe goed golf gondel gras gravel groente groep grot gymzaal haak hagel halte hamster hangmat harp haven havik
		hefboom heide helm hemd hemel herfst hert heuvel hoeve honing hoorn horizon hotel humor idee ijsbeer ijsje ijzer
		inham inkt insect iris ivoor jaar jas jasmijn jeugd jong jubel judo juni juweel kabel kachel kajak kamer kanaal
		kano kapper kapstok karaf karton kasteel katoen kelder ketel keuken kiezel kikker kiosk kist klas klaver klei
		kleur klimop klok klomp klusser koala koek koffer koffie kokos komeet kompas konijn koor koper koraal kraan krant
		kreeft krekel krijt kroon kruik kubus kuip kunst kussen kwark kwiek laars lach ladder lade lagune lamp laptop
		lariks lava leeuw lente lepel les letter lezer lied lijst linde liniaal linnen lint logboek lotus lunch maand
		maandag magie magneet mais mantel markt marmer masker matras matroos merel metaal meubel middag miljoen minuut
		model molen moment monitor mosterd motor munt museum musicus muziek naald nacht nectar nevel nieuw niveau nummer
		oase oceaan ochtend oester oever olie olijf oost opera oranje orgel orkest otter oven paard pad pagina paleis palm
		paneel papaja papier paprika parel park partij passer pasta pastei pauw pedaal pen perzik piano pilaar piloot pion
		pizza plaats planeet plant plein poeder poema pompoen pony poort popcorn portaal potlood prairie prins prisma
		pudding puzzel raam radar radijs radio raket rand regen reiger renner rivier robot roeier roman roos rooster route
		rozijn rugzak ruimte ruiter rustig saffier salade salami satijn saus schaar schaats schaduw scherm schip schoen
		school schrift schuur scooter seizoen sering serre sesam sjaal slee sleutel slinger sloot smaragd smid snaar
		sneeuw soep sofa sok solo spaak spar specht spel spiegel spons spoor sport spreeuw sprong stad station steen
		stempel ster stoel stof storm straat strand streep struik stuur suiker taal taart takel talent tango tapijt taxi
		tegel tekst tennis tent terras theater thee thuis ticket tien tijger tijm toast toeter tomaat toneel toren tosti
		touw trap trein trommel trompet truffel trui tuba tuin tulp tunnel turbo twaalf twijg uniek vaas vallei vanille
		varen velg venster verhaal verkeer veter viaduct video vier vijg vijver vilt viool visser vlam vleugel vlieger
		vlinder vloer vlucht voetbal vogel vork vriend vrolijk vuur waaier waarde wafel wagen walnoot want warm wasbeer
		water weer wekker wens wereld werf west wiel wilg wind winkel winter wolk woord wortel woud yoga yoghurt zaag
		zadel zanger zebra zeef zeil zeven zilver zink zomer zon zonnig zuid zwaan zwaluw zwembad
	`)
};

function list(text: string): string[] {
	return text.trim().split(/\s+/);
}
