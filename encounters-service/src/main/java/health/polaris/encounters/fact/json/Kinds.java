package health.polaris.encounters.fact.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.fact.Statement;

/** The names that the kinds of sealed types have in what is stored. A name is never changed, or given to another. */
final class Kinds {

    private Kinds() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @Type(value = Statement.PersonUpdate.class, name = "person-update"),
        @Type(value = Statement.Admission.class, name = "admission"),
        @Type(value = Statement.Update.class, name = "update"),
        @Type(value = Statement.Transfer.class, name = "transfer"),
        @Type(value = Statement.TransferCancellation.class, name = "transfer-cancellation"),
        @Type(value = Statement.Discharge.class, name = "discharge"),
        @Type(value = Statement.DischargeCancellation.class, name = "discharge-cancellation"),
        @Type(value = Statement.AdmissionCancellation.class, name = "admission-cancellation"),
        @Type(value = Statement.ClassChange.class, name = "class-change"),
        @Type(value = Statement.ExpectedDischarge.class, name = "expected-discharge"),
        @Type(value = Statement.Tracking.class, name = "tracking"),
        @Type(value = Statement.Merge.class, name = "merge"),
        @Type(value = Statement.Unlink.class, name = "unlink"),
        @Type(value = Statement.Move.class, name = "move"),
        @Type(value = Statement.Several.class, name = "several"),
        @Type(value = Statement.Swap.class, name = "swap"),
        @Type(value = Statement.LocalEncounter.class, name = "local-encounter"),
        @Type(value = Statement.EncounterPatch.class, name = "encounter-patch"),
        @Type(value = Statement.RecordMerge.class, name = "record-merge"),
        @Type(value = Statement.RecordUnlink.class, name = "record-unlink"),
        @Type(value = Statement.Dismissal.class, name = "dismissal"),
        @Type(value = Statement.EncounterMerge.class, name = "encounter-merge")
    })
    interface OfStatement {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @Type(value = Location.Coded.class, name = "coded"),
        @Type(value = Location.Known.class, name = "known")
    })
    interface OfLocation {}
}
