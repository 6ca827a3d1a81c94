package health.polaris.messages.device;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The registered devices. */
public interface DeviceRepository extends JpaRepository<Device, String> {

    /** One at a time: whoever changes, activates, revokes or admits a device waits for the others. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select device from Device device where device.uuid = :uuid")
    Optional<Device> findToChange(String uuid);
}
