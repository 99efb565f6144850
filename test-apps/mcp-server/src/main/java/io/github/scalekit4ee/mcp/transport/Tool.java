package io.github.scalekit4ee.mcp.transport;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an MCP client is told of a tool. Stands on a class that extends {@link ToolBean}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Tool {
    String name();

    String description();

    /** JSON Schema of the arguments. */
    String inputSchema() default "{\"type\": \"object\"}";
}
