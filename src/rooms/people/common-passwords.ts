// Those of ten letters or more that people everywhere think of first; shorter ones are refused by length already.
const known = new Set(
  `1234567890 0123456789 0987654321 9876543210 12345678910 123456789a 1234567890a a123456789 q123456789 123456789q
1234512345 123123123123 1122334455 112233445566 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc qwertyuiop qwertyuiop123 qwerty12345
qwerty123456 qwerty1234567 qwerty123456789 123qwe123qwe 123qweasdzxc qazwsxedcrfv zxcvbnm123 zxcvbnm123456 asdfghjkl1
asdfghjkl123 asdfghjkl; poiuytrewq mnbvcxz123 password12 password123 password1234 password12345 password123456
passwordpassword mypassword mypassword1 mypassword123 newpassword newpassword1 passw0rd123 p@ssw0rd123 p@ssword123
letmein123 letmein1234 welcome123 welcome1234 welcome2010 administrator admin12345 admin123456 administrator1 iloveyou12
iloveyou123 iloveyouforever sunshine12 sunshine123 princess123 football12 football123 baseball123 superman123 batman12345
dragon12345 monkey12345 michael123 charlie123 changeme123 trustno1234 whatever123 abcdefghij abcdefghijk abc1234567
abcd123456 abcd1234567 abcdef123456 secret1234 secret12345 qwertyqwerty iloveyou1234 barcelona1 chelsea12345 liverpool1
liverpool123 internet123 computer123 computer12 freedom123 diomede123 diomede1234 diomedediomede
йцукенгшщз йцукенгшщзхъ йцукен12345 йцукен123456 фывапролдж фывапролджэ ячсмитьбю123 пароль1234 пароль12345 пароль123456
парольпароль мойпароль123 привет12345 привет123456 любовь12345 россия12345 россия2010 москва12345 спартак123 наташа12345
qwertyйцукен gfhjkm1234 gfhjkm12345 gfhjkmgfhjkm ghbdtn12345 ytrewq54321 kjrjvjnbd123 rfhfylfi123 zaq12wsxcde3
q1w2e3r4t5 q1w2e3r4t5y6 z1x2c3v4b5 a1b2c3d4e5 a1s2d3f4g5 0000000001 contraseña contraseña1 contraseña123 teamomucho1`
    .split(/\s+/u)
    .filter(Boolean),
);

/** Whether a password is among those tried first: on the list, one short piece over and over, or the address itself. */
export function isCommonPassword(password: string, address = ""): boolean {
  const plain = password.trim().toLowerCase();
  const local = address.toLowerCase().split("@")[0] ?? "";
  return (
    known.has(plain) ||
    /^(.{1,4}?)\1+.{0,3}$/u.test(plain) ||
    plain === address.toLowerCase() ||
    (local !== "" && plain === local)
  );
}
