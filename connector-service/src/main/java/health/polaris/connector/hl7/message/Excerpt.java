package health.polaris.connector.hl7.message;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a segment is given to HAPI: as many fields, components and sub-components as any rule can ask for, and the first
 * repetition. HAPI makes objects of them all, and hostile fields have millions. Further repetitions are parsed one by one
 * when somebody goes through them ({@link Field#repetitions}).
 */
final class Excerpt {

    private static final int FIELDS = 60;
    private static final int COMPONENTS = 10;
    private static final int SUBCOMPONENTS = 2;

    private Excerpt() {}

    static String of(RawSegment segment) {
        char field = segment.separators().getFieldSeparator();
        List<String> fields = split(segment.line(), field, FIELDS);
        fields.replaceAll(raw -> ofRepetition(segment.firstRepetition(raw), segment.separators()));
        fields.set(0, segment.name());
        return String.join(String.valueOf(field), fields);
    }

    /** HAPI takes the separators from five characters after MSH, whether or not the sender wrote so many. */
    static String ofHeader(RawSegment header) {
        String excerpt = of(header);
        String field = String.valueOf(header.separators().getFieldSeparator());
        String afterMsh2 = RawSegment.beginning(excerpt, field.charAt(0), 2);
        return header.name()
                + field
                + header.declared()
                + field
                + (excerpt.length() > afterMsh2.length() ? excerpt.substring(afterMsh2.length() + 1) : "");
    }

    static String ofRepetition(String repetition, EncodingCharacters separators) {
        char component = separators.getComponentSeparator();
        char subcomponent = separators.getSubcomponentSeparator();
        String wanted = RawSegment.beginning(repetition, component, COMPONENTS);
        if (wanted.indexOf(subcomponent) < 0) {
            return wanted;
        }
        return String.join(
                String.valueOf(component),
                split(wanted, component, COMPONENTS).stream()
                        .map(part -> RawSegment.beginning(part, subcomponent, SUBCOMPONENTS))
                        .toList());
    }

    private static List<String> split(String text, char separator, int most) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        int end = text.indexOf(separator);
        while (end >= 0 && parts.size() < most - 1) {
            parts.add(text.substring(start, end));
            start = end + 1;
            end = text.indexOf(separator, start);
        }
        parts.add(end < 0 ? text.substring(start) : text.substring(start, end));
        return parts;
    }
}
