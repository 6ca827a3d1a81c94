package health.polaris.messages.messagelist;

/** What of a conversation each kind of reader sees (contracts/messages.md §6.3). */
final class ConversationStatements {

    /** One's own messages: those of the own type, without alerts (7, 8 and 9). */
    static final ListStatements OWN = ListStatements.ofBoth(
            "sender = :id and sender_type = :type and message_type_id not in (7, 8, 9)",
            "receiver = :id and receiver_type = :type and message_type_id not in (7, 8, 9)");

    /** Everything, for systems. */
    static final ListStatements WHOLE = ListStatements.ofBoth("sender = :id", "receiver = :id");

    /**
     * What was exchanged with the clinician or with a location of the clinician's, and what a patient of such a location
     * has exchanged with other clinicians; where histories are open, whatever a patient has sent or received.
     */
    static final ListStatements OF_CLINICIAN = ListStatements.ofBoth("""
            sender = :id and (receiver_type = 'clinician' and receiver = :clinician
                              or receiver_type = 'location' and receiver = any (:locations)
                              or sender_type = 'patient'
                                 and (:every_patient or :patient_of_locations and receiver_type = 'clinician'))
            """, """
            receiver = :id and (sender_type = 'clinician' and sender = :clinician
                                or sender_type = 'location' and sender = any (:locations)
                                or receiver_type = 'patient'
                                   and (:every_patient or :patient_of_locations and sender_type = 'clinician'))
            """);

    private ConversationStatements() {}
}
