package health.polaris.messages.deviceactivation;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Pending and completed activations of devices. */
interface DeviceActivationRepository extends JpaRepository<DeviceActivation, String> {

    Optional<DeviceActivation> findByDeviceIdAndUsedFalse(String deviceId);

    boolean existsByCodeHmacAndUsedFalse(byte[] codeHmac);

    Optional<DeviceActivation> findByDeviceIdAndCodeHmacAndUsedFalse(String deviceId, byte[] codeHmac);

    /**
     * Whose pending code this is.
     *
     * @param oldestAlive activations that were modified before it have expired
     * @param withStatic those of static test devices never expire
     */
    @Query("""
            select activation.deviceId from DeviceActivation activation
            where activation.codeHmac = :codeHmac and not activation.used
              and (activation.modified >= :oldestAlive
                   or (:withStatic = true and activation.deviceId like 'static!_device!_uuid!_D_' escape '!'))
            """)
    Optional<String> findPendingDevice(byte[] codeHmac, Instant oldestAlive, boolean withStatic);
}
