package io.github.scalekit4ee.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;

/** A server with a cluster of its own, or of its application. */
interface Engine {

    /** The engine of this name, {@code payara-micro} or {@code open-liberty}. */
    static Engine named(String name) {
        return switch (name) {
            case "payara-micro" -> new PayaraMicro();
            case "open-liberty" -> new OpenLiberty();
            default -> throw new IllegalArgumentException("No such engine: " + name);
        };
    }

    /**
     * One node in a process of its own, with the application at {@code /cluster}. The engine counts a member out that does not answer for
     * ten seconds, and looks for lost halves every five.
     *
     * @param target the build directory
     * @param own a directory of this node
     * @param port for HTTP
     * @param grid how the nodes reach each other
     */
    ProcessBuilder command(Path target, Path own, int port, Grid.Place grid) throws IOException;

    /** The members of the cluster, if this is the line of the log that tells them. */
    OptionalInt members(String line);

    /** Whether nodes reach each other where the grid says, so that it can part them. */
    boolean canBeParted();
}
