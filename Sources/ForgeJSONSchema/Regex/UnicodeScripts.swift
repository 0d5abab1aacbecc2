extension UnicodeProperty {
  /// The names of every script and where its characters stand, in hexadecimal (Scripts.txt of Unicode 17).
  ///
  /// Ranges run on over code points that are not assigned; those have no script.
  static let scriptTable = """
    Adlm|Adlam 1E900-1E95F
    Aghb|Caucasian_Albanian 10530-1056F
    Ahom|Ahom 11700-11746
    Arab|Arabic 600-604 606-60B 60D-61A 61C-61E 620-63F 641-64A 656-66F 671-6DC 6DE-6FF 750-77F 870-8E1 8E3-8FF
      FB50-FD3D FD40-FDFF FE70-FEFC 10E60-10E7E 10EC2-10EFF 1EE00-1EEF1
    Armi|Imperial_Aramaic 10840-1085F
    Armn|Armenian 531-58F FB13-FB17
    Avst|Avestan 10B00-10B3F
    Bali|Balinese 1B00-1B7F
    Bamu|Bamum A6A0-A6F7 16800-16A38
    Bass|Bassa_Vah 16AD0-16AF5
    Batk|Batak 1BC0-1BFF
    Beng|Bengali 980-9FE
    Berf|Beria_Erfe 16EA0-16ED3
    Bhks|Bhaiksuki 11C00-11C6C
    Bopo|Bopomofo 2EA-2EB 3105-312F 31A0-31BF
    Brah|Brahmi 11000-1107F
    Brai|Braille 2800-28FF
    Bugi|Buginese 1A00-1A1F
    Buhd|Buhid 1740-1753
    Cakm|Chakma 11100-11147
    Cans|Canadian_Aboriginal 1400-167F 18B0-18F5 11AB0-11ABF
    Cari|Carian 102A0-102D0
    Cham|Cham AA00-AA5F
    Cher|Cherokee 13A0-13FD AB70-ABBF
    Chrs|Chorasmian 10FB0-10FCB
    Copt|Coptic|Qaac 3E2-3EF 2C80-2CFF
    Cpmn|Cypro_Minoan 12F90-12FF2
    Cprt|Cypriot 10800-1083F
    Cyrl|Cyrillic 400-484 487-52F 1C80-1C8A 1D2B 1D78 2DE0-2DFF A640-A69F FE2E-FE2F 1E030-1E08F
    Deva|Devanagari 900-950 955-963 966-97F A8E0-A8FF 11B00-11B09
    Diak|Dives_Akuru 11900-11959
    Dogr|Dogra 11800-1183B
    Dsrt|Deseret 10400-1044F
    Dupl|Duployan 1BC00-1BC9F
    Egyp|Egyptian_Hieroglyphs 13000-143FA
    Elba|Elbasan 10500-10527
    Elym|Elymaic 10FE0-10FF6
    Ethi|Ethiopic 1200-1399 2D80-2DDE AB01-AB2E 1E7E0-1E7FE
    Gara|Garay 10D40-10D8F
    Geor|Georgian 10A0-10FA 10FC-10FF 1C90-1CBF 2D00-2D2D
    Glag|Glagolitic 2C00-2C5F 1E000-1E02A
    Gong|Gunjala_Gondi 11D60-11DA9
    Gonm|Masaram_Gondi 11D00-11D59
    Goth|Gothic 10330-1034A
    Gran|Grantha 11300-11339 1133C-11374
    Grek|Greek 370-373 375-37D 37F-384 386 388-3E1 3F0-3FF 1D26-1D2A 1D5D-1D61 1D66-1D6A 1DBF 1F00-1FFE 2126 AB65
      10140-1018E 101A0 1D200-1D245
    Gujr|Gujarati A81-AFF
    Gukh|Gurung_Khema 16100-16139
    Guru|Gurmukhi A01-A76
    Hang|Hangul 1100-11FF 302E-302F 3131-318E 3200-321E 3260-327E A960-A97C AC00-D7FB FFA0-FFDC
    Hani|Han 2E80-2FD5 3005 3007 3021-3029 3038-303B 3400-4DBF 4E00-9FFF F900-FAD9 16FE2-16FE3 16FF0-16FF6 20000-33479
    Hano|Hanunoo 1720-1734
    Hatr|Hatran 108E0-108FF
    Hebr|Hebrew 591-5F4 FB1D-FB4F
    Hira|Hiragana 3041-3096 309D-309F 1B001-1B11F 1B132-1B152 1F200
    Hluw|Anatolian_Hieroglyphs 14400-14646
    Hmng|Pahawh_Hmong 16B00-16B8F
    Hmnp|Nyiakeng_Puachue_Hmong 1E100-1E14F
    Hung|Old_Hungarian 10C80-10CFF
    Ital|Old_Italic 10300-1032F
    Java|Javanese A980-A9CD A9D0-A9DF
    Kali|Kayah_Li A900-A92D A92F
    Kana|Katakana 30A1-30FA 30FD-30FF 31F0-31FF 32D0-32FE 3300-3357 FF66-FF6F FF71-FF9D 1AFF0-1B000 1B120-1B122
      1B155-1B167
    Khar|Kharoshthi 10A00-10A58
    Khmr|Khmer 1780-17F9 19E0-19FF
    Khoj|Khojki 11200-11241
    Kits|Khitan_Small_Script 16FE4 18B00-18CFF
    Knda|Kannada C80-CF3
    Krai|Kirat_Rai 16D40-16D79
    Kthi|Kaithi 11080-110CD
    Lana|Tai_Tham 1A20-1AAD
    Laoo|Lao E81-EDF
    Latn|Latin 41-5A 61-7A AA BA C0-D6 D8-F6 F8-2B8 2E0-2E4 1D00-1D25 1D2C-1D5C 1D62-1D65 1D6B-1D77 1D79-1DBE
      1E00-1EFF 2071 207F 2090-209C 212A-212B 2132 214E 2160-2188 2C60-2C7F A722-A787 A78B-A7FF AB30-AB5A AB5C-AB64
      AB66-AB69 FB00-FB06 FF21-FF3A FF41-FF5A 10780-107BA 1DF00-1DF2A
    Lepc|Lepcha 1C00-1C4F
    Limb|Limbu 1900-194F
    Lina|Linear_A 10600-10767
    Linb|Linear_B 10000-100FA
    Lisu|Lisu A4D0-A4FF 11FB0
    Lyci|Lycian 10280-1029C
    Lydi|Lydian 10920-1093F
    Mahj|Mahajani 11150-11176
    Maka|Makasar 11EE0-11EF8
    Mand|Mandaic 840-85E
    Mani|Manichaean 10AC0-10AF6
    Marc|Marchen 11C70-11CB6
    Medf|Medefaidrin 16E40-16E9A
    Mend|Mende_Kikakui 1E800-1E8D6
    Merc|Meroitic_Cursive 109A0-109FF
    Mero|Meroitic_Hieroglyphs 10980-1099F
    Mlym|Malayalam D00-D7F
    Modi|Modi 11600-11659
    Mong|Mongolian 1800-1801 1804 1806-18AA 11660-1166C
    Mroo|Mro 16A40-16A6F
    Mtei|Meetei_Mayek AAE0-AAF6 ABC0-ABF9
    Mult|Multani 11280-112A9
    Mymr|Myanmar 1000-109F A9E0-A9FE AA60-AA7F 116D0-116E3
    Nagm|Nag_Mundari 1E4D0-1E4F9
    Nand|Nandinagari 119A0-119E4
    Narb|Old_North_Arabian 10A80-10A9F
    Nbat|Nabataean 10880-108AF
    Newa|Newa 11400-11461
    Nkoo|Nko 7C0-7FF
    Nshu|Nushu 16FE1 1B170-1B2FB
    Ogam|Ogham 1680-169C
    Olck|Ol_Chiki 1C50-1C7F
    Onao|Ol_Onal 1E5D0-1E5FF
    Orkh|Old_Turkic 10C00-10C48
    Orya|Oriya B01-B77
    Osge|Osage 104B0-104FB
    Osma|Osmanya 10480-104A9
    Ougr|Old_Uyghur 10F70-10F89
    Palm|Palmyrene 10860-1087F
    Pauc|Pau_Cin_Hau 11AC0-11AF8
    Perm|Old_Permic 10350-1037A
    Phag|Phags_Pa A840-A877
    Phli|Inscriptional_Pahlavi 10B60-10B7F
    Phlp|Psalter_Pahlavi 10B80-10BAF
    Phnx|Phoenician 10900-1091F
    Plrd|Miao 16F00-16F9F
    Prti|Inscriptional_Parthian 10B40-10B5F
    Rjng|Rejang A930-A95F
    Rohg|Hanifi_Rohingya 10D00-10D39
    Runr|Runic 16A0-16EA 16EE-16F8
    Samr|Samaritan 800-83E
    Sarb|Old_South_Arabian 10A60-10A7F
    Saur|Saurashtra A880-A8D9
    Sgnw|SignWriting 1D800-1DAAF
    Shaw|Shavian 10450-1047F
    Shrd|Sharada 11180-111DF 11B60-11B67
    Sidd|Siddham 11580-115DD
    Sidt|Sidetic 10940-10959
    Sind|Khudawadi 112B0-112F9
    Sinh|Sinhala D81-DF4 111E1-111F4
    Sogd|Sogdian 10F30-10F59
    Sogo|Old_Sogdian 10F00-10F27
    Sora|Sora_Sompeng 110D0-110F9
    Soyo|Soyombo 11A50-11AA2
    Sund|Sundanese 1B80-1BBF 1CC0-1CC7
    Sunu|Sunuwar 11BC0-11BF9
    Sylo|Syloti_Nagri A800-A82C
    Syrc|Syriac 700-74F 860-86A
    Tagb|Tagbanwa 1760-1773
    Takr|Takri 11680-116C9
    Tale|Tai_Le 1950-1974
    Talu|New_Tai_Lue 1980-19DF
    Taml|Tamil B82-BFA 11FC0-11FFF
    Tang|Tangut 16FE0 17000-18AFF 18D00-18DF2
    Tavt|Tai_Viet AA80-AADF
    Tayo|Tai_Yo 1E6C0-1E6FF
    Telu|Telugu C00-C7F
    Tfng|Tifinagh 2D30-2D7F
    Tglg|Tagalog 1700-171F
    Thaa|Thaana 780-7B1
    Thai|Thai E01-E3A E40-E5B
    Tibt|Tibetan F00-FD4 FD9-FDA
    Tirh|Tirhuta 11480-114D9
    Tnsa|Tangsa 16A70-16AC9
    Todr|Todhri 105C0-105F3
    Tols|Tolong_Siki 11DB0-11DE9
    Toto|Toto 1E290-1E2AE
    Tutg|Tulu_Tigalari 11380-113E2
    Ugar|Ugaritic 10380-1039F
    Vaii|Vai A500-A62B
    Vith|Vithkuqi 10570-105BC
    Wara|Warang_Citi 118A0-118FF
    Wcho|Wancho 1E2C0-1E2FF
    Xpeo|Old_Persian 103A0-103D5
    Xsux|Cuneiform 12000-12543
    Yezi|Yezidi 10E80-10EB1
    Yiii|Yi A000-A4C6
    Zanb|Zanabazar_Square 11A00-11A47
    Zinh|Inherited|Qaai 300-36F 485-486 64B-655 670 951-954 1AB0-1AEB 1CD0-1CD2 1CD4-1CE0 1CE2-1CE8 1CED 1CF4
      1CF8-1CF9 1DC0-1DFF 200C-200D 20D0-20F0 302A-302D 3099-309A FE00-FE0F FE20-FE2D 101FD 102E0 1133B 1CF00-1CF46
      1D167-1D169 1D17B-1D182 1D185-1D18B 1D1AA-1D1AD E0100-E01EF
    Zyyy|Common 0-40 5B-60 7B-A9 AB-B9 BB-BF D7 F7 2B9-2DF 2E5-2E9 2EC-2FF 374 37E 385 387 605 60C 61B 61F 640 6DD 8E2
      964-965 E3F FD5-FD8 10FB 16EB-16ED 1735-1736 1802-1803 1805 1CD3 1CE1 1CE9-1CEC 1CEE-1CF3 1CF5-1CF7 1CFA
      2000-200B 200E-2070 2074-207E 2080-208E 20A0-20C1 2100-2125 2127-2129 212C-2131 2133-214D 214F-215F 2189-27FF
      2900-2BFF 2E00-2E5D 2FF0-3004 3006 3008-3020 3030-3037 303C-303F 309B-309C 30A0 30FB-30FC 3190-319F 31C0-31EF
      3220-325F 327F-32CF 32FF 3358-33FF 4DC0-4DFF A700-A721 A788-A78A A830-A839 A92E A9CF AB5B AB6A-AB6B FD3E-FD3F
      FE10-FE19 FE30-FE6B FEFF-FF20 FF3B-FF40 FF5B-FF65 FF70 FF9E-FF9F FFE0-FFFD 10100-1013F 10190-1019C 101D0-101FC
      102E1-102FB 1BCA0-1CEF0 1CF50-1D166 1D16A-1D17A 1D183-1D184 1D18C-1D1A9 1D1AE-1D1EA 1D2C0-1D7FF 1EC71-1ED3D
      1F000-1F1FF 1F201-1FBFA E0001-E007F
    """
}
