package health.polaris.connector.suggestion;

import health.polaris.connector.hl7.identifier.IdentifierRules;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What numbers of one kind have in common.
 *
 * @param type component 5; the empty text is none
 * @param authority component 4, its namespace, or else its universal id; the empty text is none
 */
record NumberKind(String type, String authority) implements Comparable<NumberKind> {

    /** HL7 table 0203 and what senders write instead; the earlier, the more likely the patient's number here. */
    static final List<String> MRN_TYPES =
            List.of("MRN", "MR", "PI", "EPI", "PN", "HOSP", "HOSPITAL", "LR", "PT", "MRT", "U", "URN", "UR", "PAS");

    private static final Set<String> NHS_TYPES = Set.of("NHS", "NHSNBR", "NHSNMBR", "NH", "NHSNO", "NHSN");

    /** In capitals, without blanks, hyphens and the like; the number is what the NHS has for it among all object ids. */
    private static final Set<String> NHS_AUTHORITIES =
            Set.of("NHS", "NHSNBR", "NHSNMBR", "NHSNO", "NHSNUMBER", "2.16.840.1.113883.2.1.4.1");

    /** Numbers of people, papers, accounts and stays, and of other systems. */
    private static final Set<String> OTHER_TYPES = Set.of(
            "SS", "SSN", "DL", "PPN", "AN", "VN", "ACCT", "NI", "NNITA", "TAX", "BC", "CZ", "MA", "MC", "HC", "PRN",
            "XX");

    /** What a profile may have. */
    private static final int LONGEST_NAME = 200;

    private static final Comparator<NumberKind> ORDER =
            Comparator.comparing(NumberKind::type).thenComparing(NumberKind::authority);

    boolean hasMrnType() {
        return MRN_TYPES.contains(type);
    }

    boolean hasNhsType() {
        return NHS_TYPES.contains(type);
    }

    boolean hasNhsAuthority() {
        return NHS_AUTHORITIES.contains(authority.toUpperCase(Locale.ROOT).replaceAll("[\\s_-]", ""));
    }

    /** Whether a type that nobody knows for one of MRNs may be one, where a message has no other. */
    static boolean mayBeMrn(String type) {
        return !OTHER_TYPES.contains(type) && !MRN_TYPES.contains(type);
    }

    /** A profile names types in one line; one that it cannot name, as bytes of another character set are, is left. */
    boolean typeCanBeNamed() {
        return canBeNamed(type);
    }

    boolean authorityCanBeNamed() {
        return canBeNamed(authority);
    }

    private static boolean canBeNamed(String name) {
        return name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
    }

    /** Whether the type alone makes it an NHS number, without a profile. */
    static boolean isNhsType(String type) {
        return IdentifierRules.CONTRACT.nhsNumber().stream()
                .anyMatch(rule -> rule.types().contains(type));
    }

    /** As somebody reads it. */
    static String shown(String name) {
        return name.isEmpty() ? "(none)" : name;
    }

    @Override
    public int compareTo(NumberKind other) {
        return ORDER.compare(this, other);
    }

    /** {@code type PI, authority RXX} */
    @Override
    public String toString() {
        return "type " + shown(type) + ", authority " + shown(authority);
    }
}
