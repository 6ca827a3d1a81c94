package health.polaris.bench.compare.load;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/** A patient's stay from admission to discharge, and its messages in their order. */
final class Stay {

    private static final DateTimeFormatter HL7 = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final String[] FAMILY = {"OKAFOR", "WHITTLE", "NAIR", "SORENSEN", "ABARA", "LINDQVIST", "PETTIFER"};
    private static final String[] GIVEN = {"AMINA", "JOSEPH", "PRIYA", "TOBIAS", "GRACE", "ELIAS", "HARRIET", "RUTH"};

    private final int patient;
    private final String name;
    private final String birth;
    private final int sex;
    private final String admitted = now();
    private String place;
    private String formerPlace = "";
    private int stepsToGo;

    Stay(int patient, Random random) {
        this.patient = patient;
        name = pick(FAMILY, random) + "^" + pick(GIVEN, random);
        birth = "%d%02d%02d".formatted(1930 + random.nextInt(80), 1 + random.nextInt(12), 1 + random.nextInt(28));
        sex = 1 + random.nextInt(2);
        place = freePlace(random);
        stepsToGo = 1 + random.nextInt(5);
    }

    AdtMessage admit(String controlId) {
        return message("A01", controlId, "");
    }

    /** A transfer, an update, or at last the discharge. */
    AdtMessage next(String controlId, Random random) {
        stepsToGo--;
        if (isOver()) {
            return message("A03", controlId, now());
        }
        if (random.nextBoolean()) {
            return message("A08", controlId, "");
        }
        formerPlace = place;
        place = freePlace(random);
        return message("A02", controlId, "");
    }

    boolean isOver() {
        return stepsToGo <= 0;
    }

    private AdtMessage message(String trigger, String controlId, String discharged) {
        String now = now();
        String nhsNumber = NhsNumber.of(patient);
        String repetition = nhsNumber.isEmpty() ? "" : "~%s^^^NHSNBR^NHSNMBR".formatted(nhsNumber);
        String visit = "V%09d".formatted(patient);
        String text = """
                MSH|^~\\&|BENCH|TEST|POLARIS|TEST|%1$s||ADT^%2$s|%3$s|P|2.4||||||8859/1
                EVN|%2$s|%1$s|||^Thirlby^Morag^^^^^^^PRSNL
                PID|1|%4$s^^^TEST^MRN|%4$s^^^TEST^MRN%5$s||%6$s^^^^^CURRENT||%7$s|%8$d|||12 Quarry Lane^^OXFORD^^OX3 9ZZ^GBR^HOME||01865000111^HOME|||||F%4$s^^^TEST^FINNBR||||C
                PD1|||QUARRY LANE HEALTH CENTRE^^K84999|G8499999^BRAMLEY^IVO^^^^^^EXTID
                PV1|1|INPATIENT|%9$s|22||%10$s|C1599999^Ashdown^Meera^^^Dr^^^NHSCONSULTNBR^PRSNL|||110|||||||||%11$s^^^TEST^VISITID|||||||||||||||||||||||||%12$s|%13$s
                PV2||1|||||||20260101000000
                ZVI||||||110
                OBX|1|CD|PASOVERSEAS||8
                OBX|2|CD|PASSITECODE||TEST
                OBX|3|CD|EMCGROUPER||EMERGCON
                OBX|4|CD|GUARDGROUPER||GUARDIAN
                OBX|5|CD|NOKGROUPER||NOK
                OBX|6|CD|PERSONUKRES||Yes
                """.formatted(
                        now,
                        trigger,
                        controlId,
                        "M%09d".formatted(patient),
                        repetition,
                        name,
                        birth,
                        sex,
                        place,
                        formerPlace,
                        visit,
                        admitted,
                        discharged)
                .replace('\n', '\r');
        return new AdtMessage(text, visit, trigger.equals("A01"));
    }

    private static String freePlace(Random random) {
        return "WD%02d^BAY %d^BED %d^TEST^^BED".formatted(random.nextInt(40), random.nextInt(8), random.nextInt(30));
    }

    private static String pick(String[] among, Random random) {
        return among[random.nextInt(among.length)];
    }

    private static String now() {
        return HL7.format(LocalDateTime.now(ZoneOffset.UTC));
    }
}
