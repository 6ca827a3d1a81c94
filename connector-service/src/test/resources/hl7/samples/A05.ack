MSH|^~\&|OXON_TIE_ADT|OXON|c0481|OXON|<now>||ACK^A05^ACK|<id>|P|2.3
MSA|AE|Q545120885T546283262X16645A1096
ERR|||Hl7ApplicationErrorException|E||||HL7 message concerns blacklisted encounter type 'WAITLIST'
