#!/bin/sh
# What:    HAPI HL7v2: a time stamp of a year alone (valid HL7: YYYY[MM[DD…]]) asked for as a Date lies in the year before, one
#          of a year and a month in the month before.
# Version: ca.uhn.hapi:hapi-base:2.6.0, ca.uhn.hapi:hapi-structures-v25:2.6.0, org.slf4j:slf4j-nop:1.7.36
# Seen:    getValueAsDate() of "1954" is 1953-11-30 and of "195403" 1954-02-28; of "19540301" it is right. Dates of birth that are
#          known by year become a birthday a year too early; no exception and no log tells. getYear(), getMonth() and getDay()
#          give 1954, 0 and 0, which the caller can see.
# Source:  CommonTS.getValueAsCalendar (package ca.uhn.hl7v2.model.primitive) sets month 0 - 1 and day 0; seen by running it.
# Needs:   a JDK of 17 or later, Maven, and Maven Central (or a repository of yours that has it).
#
# Exits with 0 as long as this is what happens, with 1 when it has changed.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cat > "$folder/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>ca.uhn.hapi</groupId><artifactId>hapi-base</artifactId><version>2.6.0</version></dependency>
    <dependency><groupId>ca.uhn.hapi</groupId><artifactId>hapi-structures-v25</artifactId><version>2.6.0</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
POM

cat > "$folder/Finding.java" <<'JAVA'
import ca.uhn.hl7v2.model.v25.datatype.TS;
import ca.uhn.hl7v2.model.v25.message.ADT_A01;
import java.text.SimpleDateFormat;

public class Finding {

    public static void main(String[] arguments) throws Exception {
        boolean same = expect("1954", "1953-11-30");
        same &= expect("195403", "1954-02-28");
        same &= expect("19540301", "1954-03-01");
        System.out.println(same ? "As described." : "This has changed.");
        System.exit(same ? 0 : 1);
    }

    private static boolean expect(String birth, String expected) throws Exception {
        TS time = new TS(new ADT_A01());
        time.getTime().setValue(birth);
        String date = new SimpleDateFormat("yyyy-MM-dd").format(time.getTime().getValueAsDate());
        System.out.println("PID-7 " + birth + ": getValueAsDate() " + date + ", getYear() " + time.getTime().getYear()
                + ", getMonth() " + time.getTime().getMonth() + ", getDay() " + time.getTime().getDay());
        return expected.equals(date);
    }
}
JAVA

mvn -q -B -f "$folder/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies \
    -DoutputDirectory="$folder/lib"
cd "$folder"
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$folder/lib/*" "$folder/Finding.java"
