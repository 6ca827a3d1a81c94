package health.polaris.messages.device;

import java.time.Instant;

/** A device as every route answers with it. */
record DeviceResponse(
        String uuid,
        Instant created,
        String createdBy,
        Instant modified,
        String modifiedBy,
        String locationId,
        String description,
        boolean active) {

    static DeviceResponse from(Device device) {
        return new DeviceResponse(
                device.uuid(),
                device.created(),
                device.createdBy(),
                device.modified(),
                device.modifiedBy(),
                device.locationId(),
                device.description(),
                device.isActive());
    }
}
