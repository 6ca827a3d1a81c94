package health.polaris.web.stream;

import java.util.List;

/** What a stream tells of: rows that changed, in an order in which none is skipped, whenever it was committed. */
public interface Changes {

    /** The type of its events: {@code encounter}. */
    String event();

    /** The position behind everything that has changed so far. */
    long now();

    /** What changed behind a place; nothing, when nothing has. In the name of the caller of this thread. */
    Page after(ChangeCursor place);

    /**
     * A part of the changes.
     *
     * @param bodies as the lists show them
     * @param next where it goes on
     */
    record Page(List<?> bodies, ChangeCursor next) {}
}
