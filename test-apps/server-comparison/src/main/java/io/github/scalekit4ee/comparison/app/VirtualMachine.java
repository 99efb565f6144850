package io.github.scalekit4ee.comparison.app;

import com.sun.management.ThreadMXBean;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/** What the virtual machine has allocated and collected so far. */
@Path("virtual-machine")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class VirtualMachine {

    /** A line for each thread: its identifier and the bytes that it has allocated. */
    @GET
    @Path("allocated")
    public String allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] identifiers = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(identifiers);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < identifiers.length; i++) {
            lines.append(identifiers[i]).append(' ').append(bytes[i]).append('\n');
        }
        return lines.toString();
    }

    /** How often the application stood still for the garbage collector, and for how many milliseconds. */
    @GET
    @Path("pauses")
    public String pauses() {
        long count = 0;
        long millis = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            // Of a cycle of ZGC only its pauses stop the application, and they are counted by themselves.
            if (!collector.getName().endsWith("Cycles")) {
                count += collector.getCollectionCount();
                millis += collector.getCollectionTime();
            }
        }
        return count + " " + millis;
    }
}
