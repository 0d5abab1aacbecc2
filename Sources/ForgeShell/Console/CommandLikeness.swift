/// Tells `# apt-get install x` after a root prompt from the comment `# Install it first`.
package enum CommandLikeness {
  /// Whether `line` begins like a command: with a program that documentation often calls, or with a word in lower case
  /// that has an option, a path or a variable after it.
  package static func isCommand(_ line: ArraySlice<UInt8>) -> Bool {
    let words = String(decoding: line, as: UTF8.self).split(separator: " ")
    guard let first = words.first else { return false }
    if programs.contains(String(first)) { return true }
    guard first.utf8.allSatisfy(isProgramByte), first.utf8.first != UInt8(ascii: "-") else { return false }
    if first.hasPrefix("./") || (first.hasPrefix("/") && first.utf8.count > 1) { return true }
    return words.dropFirst().contains { isArgument($0) }
  }

  private static func isArgument(_ word: Substring) -> Bool {
    guard let first = word.first else { return false }
    return (first == "-" && word.utf8.count > 1) || first == "$" || first == "/" || word.contains("=")
  }

  private static func isProgramByte(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "0"..."9", "_", "-", ".", "/", "+": true
    default: false
    }
  }

  private static let programs: Set<String> = [
    "ansible", "ansible-playbook", "apk", "apt", "apt-get", "aws", "az", "bash", "brew", "bundle", "cargo", "cat", "cd",
    "chmod", "chown", "cp", "crontab", "curl", "dd", "df", "dig", "dnf", "docker", "docker-compose", "echo", "env",
    "etcdctl",
    "export", "flux", "gcloud", "git", "go", "grep", "gunzip", "gzip", "helm", "hostname", "ip", "iptables",
    "journalctl",
    "jq", "kill", "kubeadm", "kubectl", "kustomize", "ln", "ls", "make", "mc", "mkdir", "mongosh", "mount", "mv",
    "mysql",
    "nc", "nginx", "node", "npm", "npx", "openssl", "pg_dump", "pg_restore", "pip", "pip3", "pnpm", "poetry", "ps",
    "psql",
    "pwd", "python", "python3", "rabbitmqctl", "reboot", "redis-cli", "rm", "rsync", "scp", "sed", "service", "sh",
    "source",
    "ssh", "sudo", "su", "swift", "sysctl", "systemctl", "tail", "tar", "tee", "terraform", "top", "touch", "umount",
    "uname", "unzip", "useradd", "usermod", "vault", "velero", "vi", "vim", "wget", "which", "yarn", "yum", "zypper",
  ]
}
