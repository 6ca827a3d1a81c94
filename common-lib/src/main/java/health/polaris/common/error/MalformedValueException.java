package health.polaris.common.error;

import java.util.function.Supplier;

/**
 * A value of a request does not have the form that it must have. Whoever reads a value does not know what it is called; who
 * does says so by {@link #named}, or leaves it to the body's reader.
 */
public final class MalformedValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_SHOWN = 64;

    /** @param complaint what it must be, and what it is: {@code must be a date such as 2026-01-31, not 'soon'} */
    private MalformedValueException(String complaint) {
        super(complaint, null, false, false);
    }

    /** {@code must be <wanted>, not '<found>'}, the found text cut to 64 characters. */
    public static MalformedValueException of(String wanted, String found) {
        return new MalformedValueException("must be %s, not '%s'".formatted(wanted, shown(found)));
    }

    /** {@code must be a whole number, not a text}: a value is not repeated where its kind is wrong. */
    public static MalformedValueException ofKind(String wanted, String found) {
        return new MalformedValueException("must be " + wanted + (found.isEmpty() ? "" : ", not " + found));
    }

    /** {@code must be <wanted>: <found> does not match expected ISO8601 format}, as clients know it. */
    public static MalformedValueException ofTime(String wanted, String found) {
        return new MalformedValueException(
                "must be %s: %s does not match expected ISO8601 format".formatted(wanted, shown(found)));
    }

    /** 400 {@code 'opened_date' must be a date such as 2026-01-31, not 'soon'}. */
    public ApiException of(String name) {
        return ApiException.invalid("'%s' %s".formatted(name, getMessage()));
    }

    /**
     * What is read, of a value with this name.
     *
     * @throws ApiException 400 that names it
     */
    public static <T> T named(String name, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (MalformedValueException malformed) {
            throw malformed.of(name);
        }
    }

    private static String shown(String text) {
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }
}
