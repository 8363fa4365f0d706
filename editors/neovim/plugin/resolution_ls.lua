-- Commands that work before and after setup().
if vim.g.loaded_resolution_ls then
  return
end
vim.g.loaded_resolution_ls = true

local function clients()
  local get = vim.lsp.get_clients or vim.lsp.get_active_clients
  return get({ name = "resolution_ls" })
end

vim.api.nvim_create_user_command("ResolutionRestart", function()
  local buffers = {}
  for _, client in ipairs(clients()) do
    for buffer in pairs(client.attached_buffers or {}) do
      buffers[buffer] = true
    end
    vim.lsp.stop_client(client.id)
  end
  vim.wait(5000, function()
    return #clients() == 0
  end, 20)
  -- Whoever starts the server does so on this event, in every version.
  for buffer in pairs(buffers) do
    vim.api.nvim_exec_autocmds("FileType", { buffer = buffer, modeline = false })
  end
end, { desc = "Stop resolution-ls and start it again" })

vim.api.nvim_create_user_command("ResolutionLog", function()
  local file = vim.lsp.log and vim.lsp.log.get_filename and vim.lsp.log.get_filename() or vim.lsp.get_log_path()
  vim.cmd("tabedit " .. vim.fn.fnameescape(file))
end, { desc = "Show what resolution-ls reports" })
