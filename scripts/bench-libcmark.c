// The floor that `scripts/bench` measures against: every Markdown file below one folder, through libcmark with its own
// HTML renderer, into another folder. One thread, no site around the text.
//
// usage: bench-libcmark SOURCE TARGET | --version

#define _GNU_SOURCE
#include <cmark.h>
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void fail(const char *what, const char *path) {
  fprintf(stderr, "bench-libcmark: cannot %s %s: %s\n", what, path, strerror(errno));
  exit(2);
}

static char *read_file(const char *path, size_t *length) {
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  struct stat status;
  if (descriptor < 0 || fstat(descriptor, &status) != 0) fail("read", path);
  char *bytes = malloc((size_t)status.st_size + 1);
  if (!bytes) fail("read", path);
  size_t count = 0;
  while (count < (size_t)status.st_size) {
    ssize_t part = read(descriptor, bytes + count, (size_t)status.st_size - count);
    if (part < 0) fail("read", path);
    if (part == 0) break;
    count += (size_t)part;
  }
  close(descriptor);
  bytes[count] = 0;
  *length = count;
  return bytes;
}

static void write_file(const char *path, const char *bytes, size_t length) {
  int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (descriptor < 0) fail("write", path);
  while (length > 0) {
    ssize_t count = write(descriptor, bytes, length);
    if (count < 0) fail("write", path);
    bytes += count;
    length -= (size_t)count;
  }
  if (close(descriptor) != 0) fail("write", path);
}

static void make_folder(const char *path) {
  if (mkdir(path, 0755) != 0 && errno != EEXIST) fail("create", path);
}

// Where the text begins, after the front matter between two lines of `---`.
static size_t front_matter_length(const char *bytes) {
  if (strncmp(bytes, "---\n", 4) != 0) return 0;
  const char *end = strstr(bytes + 3, "\n---\n");
  return end ? (size_t)(end - bytes) + 5 : 0;
}

// `a/b.md` is written to `a/b/index.html` and `a/index.md` to `a/index.html`, as a site does.
static void convert(const char *source, const char *target, const char *name) {
  size_t length;
  char *bytes = read_file(source, &length);
  size_t start = front_matter_length(bytes);
  char *html = cmark_markdown_to_html(bytes + start, length - start, CMARK_OPT_DEFAULT);
  char path[4096];
  int stem = (int)(strlen(target) - strlen(".md"));
  if (strcmp(name, "index.md") == 0) {
    snprintf(path, sizeof path, "%.*s.html", stem, target);
  } else {
    snprintf(path, sizeof path, "%.*s", stem, target);
    make_folder(path);
    snprintf(path, sizeof path, "%.*s/index.html", stem, target);
  }
  write_file(path, html, strlen(html));
  free(html);
  free(bytes);
}

int main(int count, char **arguments) {
  if (count == 2 && strcmp(arguments[1], "--version") == 0) {
    puts(cmark_version_string());
    return 0;
  }
  if (count != 3) {
    fputs("usage: bench-libcmark SOURCE TARGET | --version\n", stderr);
    return 2;
  }
  char *roots[] = {arguments[1], NULL};
  size_t prefix = strlen(arguments[1]);
  FTS *tree = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
  if (!tree) fail("open", arguments[1]);
  unsigned pages = 0;
  for (FTSENT *entry; (entry = fts_read(tree));) {
    char target[4096];
    snprintf(target, sizeof target, "%s%s", arguments[2], entry->fts_path + prefix);
    if (entry->fts_info == FTS_D) make_folder(target);
    if (entry->fts_info != FTS_F) continue;
    if (entry->fts_namelen < 4 || strcmp(entry->fts_name + entry->fts_namelen - 3, ".md") != 0) continue;
    convert(entry->fts_path, target, entry->fts_name);
    pages++;
  }
  fts_close(tree);
  printf("%u pages\n", pages);
  return 0;
}
