BHS#*~\&#POLARIS#STMARYS#PASHUB#STM*ARYS#<now>##A|B##<id>#B*9
MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A28^ACK|<id>|P|2.4||||||UNICODE UTF-8
MSA|AA|BA-29
MSH#*~\&#POLARIS#STMARYS#PASHUB#STM*ARYS#<now>##ACK#<id>#P#2.5######UNICODE UTF-8
MSA#AE#
ERR###Hl7ApplicationErrorException#E#102*Data type error*HL70357##The text must be in UTF-8 or in the character set that MSH-18 declares, and begin with MSH#Message 2 of the batch: Could not parse HL7 message
BTS#2#BTS-1 says 7, found 2
