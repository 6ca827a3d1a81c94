package health.polaris.messages.device;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.polaris.common.audit.AuditResponse;

/** A device as every route answers with it. */
record DeviceResponse(@JsonUnwrapped AuditResponse audit, String locationId, String description, boolean active) {}
