/**
 * What is guessed first among passwords of ten characters and more: keyboard walks, counting, doubled words, the
 * words of a school and of these two cities. Checked without a network, in lower case.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
	`
	1234567890 12345678910 123456789012 0123456789 9876543210 0987654321 1234512345 1234554321 1223334444 1122334455
	1029384756 1357924680 2468013579 1212121212 1231231231 1231231234 1234567891 12345678900 123456789a 123456789q
	a123456789 q123456789 abc1234567 abcd123456 abcde12345 abcdef1234 abc123abc123 abcdefghij abcdefghijk abcdefgh12
	1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc 1qazxsw23edc qazwsxedcrfv qazwsxedc1 qwertyuiop qwertyuiop1 qwertyuiop123
	qwertyuiop1234 qwerty1234 qwerty12345 qwerty123456 qwerty1234567 qwertyqwerty qwerty123qwerty 123qweasdzxc
	qweasdzxc123 asdfghjkl1 asdfghjkl123 asdfghjkl; asdfasdfasdf asdfqwerzxcv zxcvbnm123 zxcvbnm1234 zxcvbnmasd
	azertyuiop azerty12345 poiuytrewq 1234qwerasdf 12qwaszx34 q1w2e3r4t5 q1w2e3r4t5y6 zaq12wsxcde3 zaq1zaq1zaq1
	password10 password11 password12 password123 password1234 password12345 password123456 password01 password99
	passwordpassword mypassword mypassword1 password!! password123! password1! p@ssword12 p@ssword123 p@ssw0rd12
	p@ssw0rd123 passw0rd12 passw0rd123 passwort123 motdepasse contraseña newpassword newpassword1 changeme12
	changeme123 changeme1234 changeit123 letmein1234 letmein123 letmein12345 welcome123 welcome1234 welcome12345
	welcome2024 welcome2025 welcome2026 welcome2027 welcome123! administrator administrator1 admin12345 admin123456
	adminadmin adminadmin1 admin1234567 root123456 superman123 superman12 batman1234 spiderman1 spiderman12
	iloveyou12 iloveyou123 iloveyou1234 iloveyou2! iloveyouu1 iloveyouiloveyou football12 football123 football1234
	baseball12 baseball123 basketball basketball1 basketball12 volleyball volleyball1 swimming123 skateboard skateboard1
	dragon12345 monkey12345 monkey1234 princess12 princess123 princess1234 sunshine12 sunshine123 sunshine1234
	unicorn1234 chocolate1 chocolate12 chocolate123 butterfly1 butterfly12 michelle123 jennifer123 computer12
	computer123 computer1234 internet12 internet123 minecraft1 minecraft12 minecraft123 fortnite12 fortnite123
	fortnite1234 pokemon1234 pokemon12345 roblox12345 roblox123456 starwars12 starwars123 starwars1234 naruto12345
	whatever12 whatever123 trustno1trustno1 nothing123 something1 something123 secret1234 secret12345 topsecret1
	student123 student1234 student12345 studentstudent teacher123 teacher1234 teacher12345 school1234 school12345
	school123456 highschool highschool1 highschool123 homework123 classroom1 classroom123 september2026 october2026
	november2026 december2026 january2027 summer2024 summer2025 summer2026 summer2027 winter2025 winter2026 winter2027
	spring2026 spring2027 autumn2026 autumn2027 wachtwoord wachtwoord1 wachtwoord12 wachtwoord123 wachtwoord1234
	welkom1234 welkom12345 welkom123456 welkom2024 welkom2025 welkom2026 welkom2027 geheim1234 geheim12345 geheim123456
	leerling12 leerling123 leerling1234 docent1234 docent12345 voetbal123 voetbal1234 voetbal12345 hockey12345
	ajax123456 feyenoord1 feyenoord12 feyenoord123 psveindhoven fctwente65 fctwente1965 fctwente123 fctwente12
	amsterdam1 amsterdam12 amsterdam123 nederland1 nederland12 nederland123 holland123 holland1234 enschede12
	enschede123 enschede1234 enschede2026 enschede2027 paloalto12 paloalto123 paloalto1234 paloalto2026 paloalto2027
	california california1 california12 gunnhigh12 gunnhigh123 gunntitans gunntitans1 titans1234 titans12345
	klasbrug12 klasbrug123 klasbrug1234 klasbrug2026 klasbrug2027 klasbrugklasbrug zomer12345 lente12345 zonnetje12
	zonnetje123 schatje123 schatje1234 hallo12345 hallo123456 hallohallo hallohallo1 hello12345 hello123456 hellohello
	hellohello1 test123456 test1234567 testtesttest testtest12 testing123 testing1234 demo123456 demodemo12 guest12345
	google1234 facebook12 facebook123 instagram1 instagram12 instagram123 snapchat12 snapchat123 youtube123 tiktok1234
	`
		.trim()
		.split(/\s+/)
);
