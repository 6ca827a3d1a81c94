package health.polaris.web.stream;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a stream tells of: rows that changed, in an order in which none is skipped, whenever it was committed. */
public interface Changes {

    /** The type of its events: {@code encounter}. */
    String event();

    /** How far everything has changed so far. */
    ChangeHorizon now();

    /**
     * What changed behind a place; nothing, when nothing has. In the name of the caller of this thread, whose stream ends
     * when the look is refused.
     */
    Page after(ChangeCursor place);

    /**
     * A part of the changes.
     *
     * @param bodies as the lists show them
     * @param next where it goes on
     */
    record Page(List<?> bodies, ChangeCursor next) {}

    /** Those that one statement finds. */
    static Changes of(String event, Supplier<ChangeHorizon> now, Function<ChangeCursor, Page> after) {
        return new Found(event, now, after);
    }

    /** What is given with {@link #of}. */
    record Found(String event, Supplier<ChangeHorizon> horizon, Function<ChangeCursor, Page> behind)
            implements Changes {

        @Override
        public ChangeHorizon now() {
            return horizon.get();
        }

        @Override
        public Page after(ChangeCursor place) {
            return behind.apply(place);
        }
    }
}
