package health.polaris.connector.messagelog;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the message comes from that this thread receives: the address of who sends it, or the subject of the certificate
 * that it showed, {@code CN=pas.stmarys.example}.
 */
public final class MessageSource {

    private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();
    private static final int LONGEST = 300;

    private MessageSource() {}

    /** Receives something from there. */
    public static <T> T during(String source, Supplier<T> work) {
        String name = source.length() > LONGEST ? source.substring(0, LONGEST) : source;
        return ScopedValue.where(CURRENT, name).call(work::get);
    }

    /** Empty where nothing is received. */
    static Optional<String> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }
}
