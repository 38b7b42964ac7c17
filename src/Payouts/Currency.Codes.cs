namespace Payouts;

/// <content>One member a code of ISO 4217 list one, amendments up to January 2026; <c>null</c> where the list gives no minor unit.</content>
public sealed partial class Currency
{
    // Each adds itself as it is made: asking every member for its value would be two hundred methods to compile.
    private static readonly List<Currency> Made = new(180);

    /// <summary>UAE dirham, 784, 2 decimals.</summary>
    public static Currency AED { get; } = new("AED", 784, 2, "UAE dirham");

    /// <summary>Afghani, 971, 2 decimals.</summary>
    public static Currency AFN { get; } = new("AFN", 971, 2, "Afghani");

    /// <summary>Lek, 008, 2 decimals.</summary>
    public static Currency ALL { get; } = new("ALL", 8, 2, "Lek");

    /// <summary>Armenian dram, 051, 2 decimals.</summary>
    public static Currency AMD { get; } = new("AMD", 51, 2, "Armenian dram");

    /// <summary>Kwanza, 973, 2 decimals.</summary>
    public static Currency AOA { get; } = new("AOA", 973, 2, "Kwanza");

    /// <summary>Argentine peso, 032, 2 decimals.</summary>
    public static Currency ARS { get; } = new("ARS", 32, 2, "Argentine peso");

    /// <summary>Australian dollar, 036, 2 decimals.</summary>
    public static Currency AUD { get; } = new("AUD", 36, 2, "Australian dollar");

    /// <summary>Aruban florin, 533, 2 decimals.</summary>
    public static Currency AWG { get; } = new("AWG", 533, 2, "Aruban florin");

    /// <summary>Azerbaijan manat, 944, 2 decimals.</summary>
    public static Currency AZN { get; } = new("AZN", 944, 2, "Azerbaijan manat");

    /// <summary>Convertible mark, 977, 2 decimals.</summary>
    public static Currency BAM { get; } = new("BAM", 977, 2, "Convertible mark");

    /// <summary>Barbados dollar, 052, 2 decimals.</summary>
    public static Currency BBD { get; } = new("BBD", 52, 2, "Barbados dollar");

    /// <summary>Taka, 050, 2 decimals.</summary>
    public static Currency BDT { get; } = new("BDT", 50, 2, "Taka");

    /// <summary>Bahraini dinar, 048, 3 decimals.</summary>
    public static Currency BHD { get; } = new("BHD", 48, 3, "Bahraini dinar");

    /// <summary>Burundi franc, 108, no decimals.</summary>
    public static Currency BIF { get; } = new("BIF", 108, 0, "Burundi franc");

    /// <summary>Bermudian dollar, 060, 2 decimals.</summary>
    public static Currency BMD { get; } = new("BMD", 60, 2, "Bermudian dollar");

    /// <summary>Brunei dollar, 096, 2 decimals.</summary>
    public static Currency BND { get; } = new("BND", 96, 2, "Brunei dollar");

    /// <summary>Boliviano, 068, 2 decimals.</summary>
    public static Currency BOB { get; } = new("BOB", 68, 2, "Boliviano");

    /// <summary>Mvdol, 984, 2 decimals.</summary>
    public static Currency BOV { get; } = new("BOV", 984, 2, "Mvdol");

    /// <summary>Brazilian real, 986, 2 decimals.</summary>
    public static Currency BRL { get; } = new("BRL", 986, 2, "Brazilian real");

    /// <summary>Bahamian dollar, 044, 2 decimals.</summary>
    public static Currency BSD { get; } = new("BSD", 44, 2, "Bahamian dollar");

    /// <summary>Ngultrum, 064, 2 decimals.</summary>
    public static Currency BTN { get; } = new("BTN", 64, 2, "Ngultrum");

    /// <summary>Pula, 072, 2 decimals.</summary>
    public static Currency BWP { get; } = new("BWP", 72, 2, "Pula");

    /// <summary>Belarusian ruble, 933, 2 decimals.</summary>
    public static Currency BYN { get; } = new("BYN", 933, 2, "Belarusian ruble");

    /// <summary>Belize dollar, 084, 2 decimals.</summary>
    public static Currency BZD { get; } = new("BZD", 84, 2, "Belize dollar");

    /// <summary>Canadian dollar, 124, 2 decimals.</summary>
    public static Currency CAD { get; } = new("CAD", 124, 2, "Canadian dollar");

    /// <summary>Congolese franc, 976, 2 decimals.</summary>
    public static Currency CDF { get; } = new("CDF", 976, 2, "Congolese franc");

    /// <summary>WIR euro, 947, 2 decimals.</summary>
    public static Currency CHE { get; } = new("CHE", 947, 2, "WIR euro");

    /// <summary>Swiss franc, 756, 2 decimals.</summary>
    public static Currency CHF { get; } = new("CHF", 756, 2, "Swiss franc");

    /// <summary>WIR franc, 948, 2 decimals.</summary>
    public static Currency CHW { get; } = new("CHW", 948, 2, "WIR franc");

    /// <summary>Unidad de fomento, 990, 4 decimals.</summary>
    public static Currency CLF { get; } = new("CLF", 990, 4, "Unidad de fomento");

    /// <summary>Chilean peso, 152, no decimals.</summary>
    public static Currency CLP { get; } = new("CLP", 152, 0, "Chilean peso");

    /// <summary>Yuan renminbi, 156, 2 decimals.</summary>
    public static Currency CNY { get; } = new("CNY", 156, 2, "Yuan renminbi");

    /// <summary>Colombian peso, 170, 2 decimals.</summary>
    public static Currency COP { get; } = new("COP", 170, 2, "Colombian peso");

    /// <summary>Unidad de valor real, 970, 2 decimals.</summary>
    public static Currency COU { get; } = new("COU", 970, 2, "Unidad de valor real");

    /// <summary>Costa Rican colon, 188, 2 decimals.</summary>
    public static Currency CRC { get; } = new("CRC", 188, 2, "Costa Rican colon");

    /// <summary>Cuban peso, 192, 2 decimals.</summary>
    public static Currency CUP { get; } = new("CUP", 192, 2, "Cuban peso");

    /// <summary>Cabo Verde escudo, 132, 2 decimals.</summary>
    public static Currency CVE { get; } = new("CVE", 132, 2, "Cabo Verde escudo");

    /// <summary>Czech koruna, 203, 2 decimals.</summary>
    public static Currency CZK { get; } = new("CZK", 203, 2, "Czech koruna");

    /// <summary>Djibouti franc, 262, no decimals.</summary>
    public static Currency DJF { get; } = new("DJF", 262, 0, "Djibouti franc");

    /// <summary>Danish krone, 208, 2 decimals.</summary>
    public static Currency DKK { get; } = new("DKK", 208, 2, "Danish krone");

    /// <summary>Dominican peso, 214, 2 decimals.</summary>
    public static Currency DOP { get; } = new("DOP", 214, 2, "Dominican peso");

    /// <summary>Algerian dinar, 012, 2 decimals.</summary>
    public static Currency DZD { get; } = new("DZD", 12, 2, "Algerian dinar");

    /// <summary>Egyptian pound, 818, 2 decimals.</summary>
    public static Currency EGP { get; } = new("EGP", 818, 2, "Egyptian pound");

    /// <summary>Nakfa, 232, 2 decimals.</summary>
    public static Currency ERN { get; } = new("ERN", 232, 2, "Nakfa");

    /// <summary>Ethiopian birr, 230, 2 decimals.</summary>
    public static Currency ETB { get; } = new("ETB", 230, 2, "Ethiopian birr");

    /// <summary>Euro, 978, 2 decimals.</summary>
    public static Currency EUR { get; } = new("EUR", 978, 2, "Euro");

    /// <summary>Fiji dollar, 242, 2 decimals.</summary>
    public static Currency FJD { get; } = new("FJD", 242, 2, "Fiji dollar");

    /// <summary>Falkland Islands pound, 238, 2 decimals.</summary>
    public static Currency FKP { get; } = new("FKP", 238, 2, "Falkland Islands pound");

    /// <summary>Pound sterling, 826, 2 decimals.</summary>
    public static Currency GBP { get; } = new("GBP", 826, 2, "Pound sterling");

    /// <summary>Lari, 981, 2 decimals.</summary>
    public static Currency GEL { get; } = new("GEL", 981, 2, "Lari");

    /// <summary>Ghana cedi, 936, 2 decimals.</summary>
    public static Currency GHS { get; } = new("GHS", 936, 2, "Ghana cedi");

    /// <summary>Gibraltar pound, 292, 2 decimals.</summary>
    public static Currency GIP { get; } = new("GIP", 292, 2, "Gibraltar pound");

    /// <summary>Dalasi, 270, 2 decimals.</summary>
    public static Currency GMD { get; } = new("GMD", 270, 2, "Dalasi");

    /// <summary>Guinean franc, 324, no decimals.</summary>
    public static Currency GNF { get; } = new("GNF", 324, 0, "Guinean franc");

    /// <summary>Quetzal, 320, 2 decimals.</summary>
    public static Currency GTQ { get; } = new("GTQ", 320, 2, "Quetzal");

    /// <summary>Guyana dollar, 328, 2 decimals.</summary>
    public static Currency GYD { get; } = new("GYD", 328, 2, "Guyana dollar");

    /// <summary>Hong Kong dollar, 344, 2 decimals.</summary>
    public static Currency HKD { get; } = new("HKD", 344, 2, "Hong Kong dollar");

    /// <summary>Lempira, 340, 2 decimals.</summary>
    public static Currency HNL { get; } = new("HNL", 340, 2, "Lempira");

    /// <summary>Gourde, 332, 2 decimals.</summary>
    public static Currency HTG { get; } = new("HTG", 332, 2, "Gourde");

    /// <summary>Forint, 348, 2 decimals.</summary>
    public static Currency HUF { get; } = new("HUF", 348, 2, "Forint");

    /// <summary>Rupiah, 360, 2 decimals.</summary>
    public static Currency IDR { get; } = new("IDR", 360, 2, "Rupiah");

    /// <summary>New Israeli sheqel, 376, 2 decimals.</summary>
    public static Currency ILS { get; } = new("ILS", 376, 2, "New Israeli sheqel");

    /// <summary>Indian rupee, 356, 2 decimals.</summary>
    public static Currency INR { get; } = new("INR", 356, 2, "Indian rupee");

    /// <summary>Iraqi dinar, 368, 3 decimals.</summary>
    public static Currency IQD { get; } = new("IQD", 368, 3, "Iraqi dinar");

    /// <summary>Iranian rial, 364, 2 decimals.</summary>
    public static Currency IRR { get; } = new("IRR", 364, 2, "Iranian rial");

    /// <summary>Iceland krona, 352, no decimals.</summary>
    public static Currency ISK { get; } = new("ISK", 352, 0, "Iceland krona");

    /// <summary>Jamaican dollar, 388, 2 decimals.</summary>
    public static Currency JMD { get; } = new("JMD", 388, 2, "Jamaican dollar");

    /// <summary>Jordanian dinar, 400, 3 decimals.</summary>
    public static Currency JOD { get; } = new("JOD", 400, 3, "Jordanian dinar");

    /// <summary>Yen, 392, no decimals.</summary>
    public static Currency JPY { get; } = new("JPY", 392, 0, "Yen");

    /// <summary>Kenyan shilling, 404, 2 decimals.</summary>
    public static Currency KES { get; } = new("KES", 404, 2, "Kenyan shilling");

    /// <summary>Som, 417, 2 decimals.</summary>
    public static Currency KGS { get; } = new("KGS", 417, 2, "Som");

    /// <summary>Riel, 116, 2 decimals.</summary>
    public static Currency KHR { get; } = new("KHR", 116, 2, "Riel");

    /// <summary>Comorian franc, 174, no decimals.</summary>
    public static Currency KMF { get; } = new("KMF", 174, 0, "Comorian franc");

    /// <summary>North Korean won, 408, 2 decimals.</summary>
    public static Currency KPW { get; } = new("KPW", 408, 2, "North Korean won");

    /// <summary>Won, 410, no decimals.</summary>
    public static Currency KRW { get; } = new("KRW", 410, 0, "Won");

    /// <summary>Kuwaiti dinar, 414, 3 decimals.</summary>
    public static Currency KWD { get; } = new("KWD", 414, 3, "Kuwaiti dinar");

    /// <summary>Cayman Islands dollar, 136, 2 decimals.</summary>
    public static Currency KYD { get; } = new("KYD", 136, 2, "Cayman Islands dollar");

    /// <summary>Tenge, 398, 2 decimals.</summary>
    public static Currency KZT { get; } = new("KZT", 398, 2, "Tenge");

    /// <summary>Lao kip, 418, 2 decimals.</summary>
    public static Currency LAK { get; } = new("LAK", 418, 2, "Lao kip");

    /// <summary>Lebanese pound, 422, 2 decimals.</summary>
    public static Currency LBP { get; } = new("LBP", 422, 2, "Lebanese pound");

    /// <summary>Sri Lanka rupee, 144, 2 decimals.</summary>
    public static Currency LKR { get; } = new("LKR", 144, 2, "Sri Lanka rupee");

    /// <summary>Liberian dollar, 430, 2 decimals.</summary>
    public static Currency LRD { get; } = new("LRD", 430, 2, "Liberian dollar");

    /// <summary>Loti, 426, 2 decimals.</summary>
    public static Currency LSL { get; } = new("LSL", 426, 2, "Loti");

    /// <summary>Libyan dinar, 434, 3 decimals.</summary>
    public static Currency LYD { get; } = new("LYD", 434, 3, "Libyan dinar");

    /// <summary>Moroccan dirham, 504, 2 decimals.</summary>
    public static Currency MAD { get; } = new("MAD", 504, 2, "Moroccan dirham");

    /// <summary>Moldovan leu, 498, 2 decimals.</summary>
    public static Currency MDL { get; } = new("MDL", 498, 2, "Moldovan leu");

    /// <summary>Malagasy ariary, 969, 2 decimals.</summary>
    public static Currency MGA { get; } = new("MGA", 969, 2, "Malagasy ariary");

    /// <summary>Denar, 807, 2 decimals.</summary>
    public static Currency MKD { get; } = new("MKD", 807, 2, "Denar");

    /// <summary>Kyat, 104, 2 decimals.</summary>
    public static Currency MMK { get; } = new("MMK", 104, 2, "Kyat");

    /// <summary>Tugrik, 496, 2 decimals.</summary>
    public static Currency MNT { get; } = new("MNT", 496, 2, "Tugrik");

    /// <summary>Pataca, 446, 2 decimals.</summary>
    public static Currency MOP { get; } = new("MOP", 446, 2, "Pataca");

    /// <summary>Ouguiya, 929, 2 decimals.</summary>
    public static Currency MRU { get; } = new("MRU", 929, 2, "Ouguiya");

    /// <summary>Mauritius rupee, 480, 2 decimals.</summary>
    public static Currency MUR { get; } = new("MUR", 480, 2, "Mauritius rupee");

    /// <summary>Rufiyaa, 462, 2 decimals.</summary>
    public static Currency MVR { get; } = new("MVR", 462, 2, "Rufiyaa");

    /// <summary>Malawi kwacha, 454, 2 decimals.</summary>
    public static Currency MWK { get; } = new("MWK", 454, 2, "Malawi kwacha");

    /// <summary>Mexican peso, 484, 2 decimals.</summary>
    public static Currency MXN { get; } = new("MXN", 484, 2, "Mexican peso");

    /// <summary>Mexican unidad de inversion, 979, 2 decimals.</summary>
    public static Currency MXV { get; } = new("MXV", 979, 2, "Mexican unidad de inversion");

    /// <summary>Malaysian ringgit, 458, 2 decimals.</summary>
    public static Currency MYR { get; } = new("MYR", 458, 2, "Malaysian ringgit");

    /// <summary>Mozambique metical, 943, 2 decimals.</summary>
    public static Currency MZN { get; } = new("MZN", 943, 2, "Mozambique metical");

    /// <summary>Namibia dollar, 516, 2 decimals.</summary>
    public static Currency NAD { get; } = new("NAD", 516, 2, "Namibia dollar");

    /// <summary>Naira, 566, 2 decimals.</summary>
    public static Currency NGN { get; } = new("NGN", 566, 2, "Naira");

    /// <summary>Cordoba oro, 558, 2 decimals.</summary>
    public static Currency NIO { get; } = new("NIO", 558, 2, "Cordoba oro");

    /// <summary>Norwegian krone, 578, 2 decimals.</summary>
    public static Currency NOK { get; } = new("NOK", 578, 2, "Norwegian krone");

    /// <summary>Nepalese rupee, 524, 2 decimals.</summary>
    public static Currency NPR { get; } = new("NPR", 524, 2, "Nepalese rupee");

    /// <summary>New Zealand dollar, 554, 2 decimals.</summary>
    public static Currency NZD { get; } = new("NZD", 554, 2, "New Zealand dollar");

    /// <summary>Rial omani, 512, 3 decimals.</summary>
    public static Currency OMR { get; } = new("OMR", 512, 3, "Rial omani");

    /// <summary>Balboa, 590, 2 decimals.</summary>
    public static Currency PAB { get; } = new("PAB", 590, 2, "Balboa");

    /// <summary>Sol, 604, 2 decimals.</summary>
    public static Currency PEN { get; } = new("PEN", 604, 2, "Sol");

    /// <summary>Kina, 598, 2 decimals.</summary>
    public static Currency PGK { get; } = new("PGK", 598, 2, "Kina");

    /// <summary>Philippine peso, 608, 2 decimals.</summary>
    public static Currency PHP { get; } = new("PHP", 608, 2, "Philippine peso");

    /// <summary>Pakistan rupee, 586, 2 decimals.</summary>
    public static Currency PKR { get; } = new("PKR", 586, 2, "Pakistan rupee");

    /// <summary>Zloty, 985, 2 decimals.</summary>
    public static Currency PLN { get; } = new("PLN", 985, 2, "Zloty");

    /// <summary>Guarani, 600, no decimals.</summary>
    public static Currency PYG { get; } = new("PYG", 600, 0, "Guarani");

    /// <summary>Qatari rial, 634, 2 decimals.</summary>
    public static Currency QAR { get; } = new("QAR", 634, 2, "Qatari rial");

    /// <summary>Romanian leu, 946, 2 decimals.</summary>
    public static Currency RON { get; } = new("RON", 946, 2, "Romanian leu");

    /// <summary>Serbian dinar, 941, 2 decimals.</summary>
    public static Currency RSD { get; } = new("RSD", 941, 2, "Serbian dinar");

    /// <summary>Russian ruble, 643, 2 decimals.</summary>
    public static Currency RUB { get; } = new("RUB", 643, 2, "Russian ruble");

    /// <summary>Rwanda franc, 646, no decimals.</summary>
    public static Currency RWF { get; } = new("RWF", 646, 0, "Rwanda franc");

    /// <summary>Saudi riyal, 682, 2 decimals.</summary>
    public static Currency SAR { get; } = new("SAR", 682, 2, "Saudi riyal");

    /// <summary>Solomon Islands dollar, 090, 2 decimals.</summary>
    public static Currency SBD { get; } = new("SBD", 90, 2, "Solomon Islands dollar");

    /// <summary>Seychelles rupee, 690, 2 decimals.</summary>
    public static Currency SCR { get; } = new("SCR", 690, 2, "Seychelles rupee");

    /// <summary>Sudanese pound, 938, 2 decimals.</summary>
    public static Currency SDG { get; } = new("SDG", 938, 2, "Sudanese pound");

    /// <summary>Swedish krona, 752, 2 decimals.</summary>
    public static Currency SEK { get; } = new("SEK", 752, 2, "Swedish krona");

    /// <summary>Singapore dollar, 702, 2 decimals.</summary>
    public static Currency SGD { get; } = new("SGD", 702, 2, "Singapore dollar");

    /// <summary>Saint Helena pound, 654, 2 decimals.</summary>
    public static Currency SHP { get; } = new("SHP", 654, 2, "Saint Helena pound");

    /// <summary>Leone, 925, 2 decimals.</summary>
    public static Currency SLE { get; } = new("SLE", 925, 2, "Leone");

    /// <summary>Somali shilling, 706, 2 decimals.</summary>
    public static Currency SOS { get; } = new("SOS", 706, 2, "Somali shilling");

    /// <summary>Surinam dollar, 968, 2 decimals.</summary>
    public static Currency SRD { get; } = new("SRD", 968, 2, "Surinam dollar");

    /// <summary>South Sudanese pound, 728, 2 decimals.</summary>
    public static Currency SSP { get; } = new("SSP", 728, 2, "South Sudanese pound");

    /// <summary>Dobra, 930, 2 decimals.</summary>
    public static Currency STN { get; } = new("STN", 930, 2, "Dobra");

    /// <summary>El Salvador colon, 222, 2 decimals.</summary>
    public static Currency SVC { get; } = new("SVC", 222, 2, "El Salvador colon");

    /// <summary>Syrian pound, 760, 2 decimals.</summary>
    public static Currency SYP { get; } = new("SYP", 760, 2, "Syrian pound");

    /// <summary>Lilangeni, 748, 2 decimals.</summary>
    public static Currency SZL { get; } = new("SZL", 748, 2, "Lilangeni");

    /// <summary>Baht, 764, 2 decimals.</summary>
    public static Currency THB { get; } = new("THB", 764, 2, "Baht");

    /// <summary>Somoni, 972, 2 decimals.</summary>
    public static Currency TJS { get; } = new("TJS", 972, 2, "Somoni");

    /// <summary>Turkmenistan new manat, 934, 2 decimals.</summary>
    public static Currency TMT { get; } = new("TMT", 934, 2, "Turkmenistan new manat");

    /// <summary>Tunisian dinar, 788, 3 decimals.</summary>
    public static Currency TND { get; } = new("TND", 788, 3, "Tunisian dinar");

    /// <summary>Pa'anga, 776, 2 decimals.</summary>
    public static Currency TOP { get; } = new("TOP", 776, 2, "Pa'anga");

    /// <summary>Turkish lira, 949, 2 decimals.</summary>
    public static Currency TRY { get; } = new("TRY", 949, 2, "Turkish lira");

    /// <summary>Trinidad and Tobago dollar, 780, 2 decimals.</summary>
    public static Currency TTD { get; } = new("TTD", 780, 2, "Trinidad and Tobago dollar");

    /// <summary>New Taiwan dollar, 901, 2 decimals.</summary>
    public static Currency TWD { get; } = new("TWD", 901, 2, "New Taiwan dollar");

    /// <summary>Tanzanian shilling, 834, 2 decimals.</summary>
    public static Currency TZS { get; } = new("TZS", 834, 2, "Tanzanian shilling");

    /// <summary>Hryvnia, 980, 2 decimals.</summary>
    public static Currency UAH { get; } = new("UAH", 980, 2, "Hryvnia");

    /// <summary>Uganda shilling, 800, no decimals.</summary>
    public static Currency UGX { get; } = new("UGX", 800, 0, "Uganda shilling");

    /// <summary>US dollar, 840, 2 decimals.</summary>
    public static Currency USD { get; } = new("USD", 840, 2, "US dollar");

    /// <summary>US dollar (next day), 997, 2 decimals.</summary>
    public static Currency USN { get; } = new("USN", 997, 2, "US dollar (next day)");

    /// <summary>Uruguay peso en unidades indexadas, 940, no decimals.</summary>
    public static Currency UYI { get; } = new("UYI", 940, 0, "Uruguay peso en unidades indexadas");

    /// <summary>Peso uruguayo, 858, 2 decimals.</summary>
    public static Currency UYU { get; } = new("UYU", 858, 2, "Peso uruguayo");

    /// <summary>Unidad previsional, 927, 4 decimals.</summary>
    public static Currency UYW { get; } = new("UYW", 927, 4, "Unidad previsional");

    /// <summary>Uzbekistan sum, 860, 2 decimals.</summary>
    public static Currency UZS { get; } = new("UZS", 860, 2, "Uzbekistan sum");

    /// <summary>Bolivar digital, 926, 2 decimals.</summary>
    public static Currency VED { get; } = new("VED", 926, 2, "Bolivar digital");

    /// <summary>Bolivar soberano, 928, 2 decimals.</summary>
    public static Currency VES { get; } = new("VES", 928, 2, "Bolivar soberano");

    /// <summary>Dong, 704, no decimals.</summary>
    public static Currency VND { get; } = new("VND", 704, 0, "Dong");

    /// <summary>Vatu, 548, no decimals.</summary>
    public static Currency VUV { get; } = new("VUV", 548, 0, "Vatu");

    /// <summary>Tala, 882, 2 decimals.</summary>
    public static Currency WST { get; } = new("WST", 882, 2, "Tala");

    /// <summary>Arab accounting dinar, 396, 2 decimals.</summary>
    public static Currency XAD { get; } = new("XAD", 396, 2, "Arab accounting dinar");

    /// <summary>Central African CFA franc, 950, no decimals.</summary>
    public static Currency XAF { get; } = new("XAF", 950, 0, "Central African CFA franc");

    /// <summary>Silver, 961, no minor unit.</summary>
    public static Currency XAG { get; } = new("XAG", 961, null, "Silver");

    /// <summary>Gold, 959, no minor unit.</summary>
    public static Currency XAU { get; } = new("XAU", 959, null, "Gold");

    /// <summary>Bond markets unit European composite unit, 955, no minor unit.</summary>
    public static Currency XBA { get; } = new("XBA", 955, null, "Bond markets unit European composite unit");

    /// <summary>Bond markets unit European monetary unit, 956, no minor unit.</summary>
    public static Currency XBB { get; } = new("XBB", 956, null, "Bond markets unit European monetary unit");

    /// <summary>Bond markets unit European unit of account 9, 957, no minor unit.</summary>
    public static Currency XBC { get; } = new("XBC", 957, null, "Bond markets unit European unit of account 9");

    /// <summary>Bond markets unit European unit of account 17, 958, no minor unit.</summary>
    public static Currency XBD { get; } = new("XBD", 958, null, "Bond markets unit European unit of account 17");

    /// <summary>East Caribbean dollar, 951, 2 decimals.</summary>
    public static Currency XCD { get; } = new("XCD", 951, 2, "East Caribbean dollar");

    /// <summary>Caribbean guilder, 532, 2 decimals.</summary>
    public static Currency XCG { get; } = new("XCG", 532, 2, "Caribbean guilder");

    /// <summary>Special drawing right, 960, no minor unit.</summary>
    public static Currency XDR { get; } = new("XDR", 960, null, "Special drawing right");

    /// <summary>West African CFA franc, 952, no decimals.</summary>
    public static Currency XOF { get; } = new("XOF", 952, 0, "West African CFA franc");

    /// <summary>Palladium, 964, no minor unit.</summary>
    public static Currency XPD { get; } = new("XPD", 964, null, "Palladium");

    /// <summary>CFP franc, 953, no decimals.</summary>
    public static Currency XPF { get; } = new("XPF", 953, 0, "CFP franc");

    /// <summary>Platinum, 962, no minor unit.</summary>
    public static Currency XPT { get; } = new("XPT", 962, null, "Platinum");

    /// <summary>Sucre, 994, no minor unit.</summary>
    public static Currency XSU { get; } = new("XSU", 994, null, "Sucre");

    /// <summary>Code for testing, 963, no minor unit.</summary>
    public static Currency XTS { get; } = new("XTS", 963, null, "Code for testing");

    /// <summary>ADB unit of account, 965, no minor unit.</summary>
    public static Currency XUA { get; } = new("XUA", 965, null, "ADB unit of account");

    /// <summary>No currency, 999, no minor unit.</summary>
    public static Currency XXX { get; } = new("XXX", 999, null, "No currency");

    /// <summary>Yemeni rial, 886, 2 decimals.</summary>
    public static Currency YER { get; } = new("YER", 886, 2, "Yemeni rial");

    /// <summary>Rand, 710, 2 decimals.</summary>
    public static Currency ZAR { get; } = new("ZAR", 710, 2, "Rand");

    /// <summary>Zambian kwacha, 967, 2 decimals.</summary>
    public static Currency ZMW { get; } = new("ZMW", 967, 2, "Zambian kwacha");

    /// <summary>Zimbabwe gold, 924, 2 decimals.</summary>
    public static Currency ZWG { get; } = new("ZWG", 924, 2, "Zimbabwe gold");
}
