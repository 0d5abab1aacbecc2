/* Bare libcmark on one thread: reads the Markdown files named on standard input, cuts the front matter, parses, renders and
   writes the HTML below the folder given as argument. The least that any site generator over libcmark must do. */
#include <cmark.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void make_folders(char *path) {
  for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = 0;
    mkdir(path, 0755);
    *slash = '/';
  }
}

int main(int argc, char **argv) {
  if (argc != 2) return 2;
  char line[4096], output[8192];
  while (fgets(line, sizeof line, stdin)) {
    line[strcspn(line, "\n")] = 0;
    FILE *file = fopen(line, "rb");
    if (!file) return 1;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *text = malloc(size + 1);
    size = (long)fread(text, 1, size, file);
    text[size] = 0;
    fclose(file);
    char *body = text;
    if (strncmp(text, "---\n", 4) == 0) {
      char *end = strstr(text + 4, "\n---\n");
      if (end) body = end + 5;
    }
    char *html = cmark_markdown_to_html(body, size - (body - text), CMARK_OPT_UNSAFE);
    snprintf(output, sizeof output, "%s/%s.html", argv[1], line);
    file = fopen(output, "wb");
    if (!file && errno == ENOENT) {
      make_folders(output);
      file = fopen(output, "wb");
    }
    if (!file) return 1;
    fwrite(html, 1, strlen(html), file);
    fclose(file);
    free(html);
    free(text);
  }
  return 0;
}
