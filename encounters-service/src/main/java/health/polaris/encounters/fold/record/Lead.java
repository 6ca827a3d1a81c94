package health.polaris.encounters.fold.record;

/** To which record a number leads. */
public record Lead(RecordId holder, Standing standing) {

    /** How the number stands to its record. */
    public enum Standing {
        /** Its record bears it. */
        CURRENT,
        /** Its record bore it once. Such an MRN leads there for ever, such an NHS number may become another's (I4). */
        FORMER,
        /** An NHS number that a merge named as old: not shown by an update, and not freed (M1). */
        RETIRED
    }

    public boolean isFormer() {
        return standing == Standing.FORMER;
    }

    public Lead as(Standing other) {
        return new Lead(holder, other);
    }
}
