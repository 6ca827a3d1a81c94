package health.polaris.connector.hl7;

import org.jspecify.annotations.Nullable;

/** The delimiters a message declares for itself in MSH-1 (field) and MSH-2 (the others), usually {@code |^~\&}. */
record Separators(char field, char component, char repetition, char escape, char subcomponent) {

    private static final String DEFAULTS = "^~\\&";

    static final Separators USUAL = of('|', "");

    /**
     * Missing characters of MSH-2 take their usual values, further ones (v2.7: {@code #}) are ignored. Some feeds
     * double the escape character, {@code ^~\\&}: a sub-component separator equal to it is repaired to the usual one.
     */
    static Separators of(char field, String msh2) {
        char escape = at(msh2, 2);
        char subcomponent = at(msh2, 3);
        return new Separators(
                field, at(msh2, 0), at(msh2, 1), escape, subcomponent == escape ? DEFAULTS.charAt(3) : subcomponent);
    }

    /** As the second field of a header declares them. */
    String declared() {
        return new String(new char[] {component, repetition, escape, subcomponent});
    }

    private static char at(String msh2, int index) {
        return index < msh2.length() ? msh2.charAt(index) : DEFAULTS.charAt(index);
    }

    /**
     * The part at an index counted from 0, null when the text has fewer. Written here because HAPI's split and the
     * JDK's cannot tell {@code A} from {@code A^^}, and because it never makes more parts than are asked for.
     */
    static @Nullable String part(String text, char separator, int index) {
        int start = 0;
        for (int passed = 0; passed < index; passed++) {
            int next = text.indexOf(separator, start);
            if (next < 0) {
                return null;
            }
            start = next + 1;
        }
        int end = text.indexOf(separator, start);
        return end < 0 ? text.substring(start) : text.substring(start, end);
    }

    /** The text with another part at that index, lengthened when it has fewer. */
    static String replaced(String text, char separator, int index, String value) {
        int start = 0;
        for (int passed = 0; passed < index; passed++) {
            int next = text.indexOf(separator, start);
            if (next < 0) {
                return text + String.valueOf(separator).repeat(index - passed) + value;
            }
            start = next + 1;
        }
        int end = text.indexOf(separator, start);
        return text.substring(0, start) + value + (end < 0 ? "" : text.substring(end));
    }
}
