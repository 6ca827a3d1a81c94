package health.polaris.encounters.fact.json;

import health.polaris.encounters.fold.record.RecordId;
import health.polaris.encounters.fold.view.Names;
import health.polaris.encounters.fold.view.StayKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Names as they are stored. */
record NamesJson(List<RecordName> records, List<StayName> stays) {

    record RecordName(RecordId id, String uuid) {}

    record StayName(StayKey key, String uuid) {}

    static NamesJson of(Names names) {
        List<RecordName> records = new ArrayList<>();
        List<StayName> stays = new ArrayList<>();
        new TreeMap<>(names.records()).forEach((id, uuid) -> records.add(new RecordName(id, uuid)));
        new TreeMap<>(names.stays()).forEach((key, uuid) -> stays.add(new StayName(key, uuid)));
        return new NamesJson(records, stays);
    }

    Names names() {
        Map<RecordId, String> ofRecords = new TreeMap<>();
        Map<StayKey, String> ofStays = new TreeMap<>();
        records.forEach(each -> ofRecords.put(each.id(), each.uuid()));
        stays.forEach(each -> ofStays.put(each.key(), each.uuid()));
        return new Names(ofRecords, ofStays);
    }
}
