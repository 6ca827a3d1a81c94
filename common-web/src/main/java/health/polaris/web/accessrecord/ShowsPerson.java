package health.polaris.web.accessrecord;

/** An answer, or an element of one that is a list or a map, that shows a person. */
public interface ShowsPerson {

    /** Says whom, by id. */
    void show(Shown shown);
}
